/** Chance that is the same each time for a seed (mulberry32). */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  happens = (likelihood: number): boolean => this.fraction() < likelihood;
  whole = (from: number, to: number): number => from + Math.floor(this.fraction() * (to - from + 1));
  one = <T>(of: readonly T[]): T => of[this.whole(0, of.length - 1)] as T;
  shuffled<T>(of: readonly T[]): T[] {
    return of.map((one) => ({ one, at: this.fraction() })).toSorted((a, b) => a.at - b.at).map(({ one }) => one); // prettier-ignore
  }
}
