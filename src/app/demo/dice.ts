import { assert } from '#kernel';

/** Chance that falls the same way each time it starts from the same seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A fraction from 0, below 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `smallest` to `largest`. */
  whole(smallest: number, largest: number): number {
    return smallest + Math.floor(this.fraction() * (largest - smallest + 1));
  }

  /** One of the items. */
  one<Item>(items: readonly Item[]): Item {
    const item = items[this.whole(0, items.length - 1)];
    assert(item !== undefined, 'nothing to choose from');
    return item;
  }

  /** Whether something happens that happens `share` of the time. */
  happens(share: number): boolean {
    return this.fraction() < share;
  }
}
