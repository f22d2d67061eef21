const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** A byte's place: lines and characters of the line from 1, bytes from 0. */
export type BytePlace = { readonly offset: number; readonly line: number; readonly column: number };

/** How many bytes, lines and characters of a file have passed. */
export class Passed {
  readonly #beginsCharacter: (byte: number, at: number) => boolean;
  #offset = 0;
  #line = 1;
  #column = 1;

  constructor(beginsCharacter: (byte: number, at: number) => boolean = () => true) {
    this.#beginsCharacter = beginsCharacter;
  }

  pass(bytes: Buffer): void {
    const { line, column } = this.placeIn(bytes, bytes.length);
    this.#line = line;
    this.#column = column;
    this.#offset += bytes.length;
  }

  /** The place of byte `index` of the bytes that come next. */
  placeIn(bytes: Buffer, index: number): BytePlace {
    let line = this.#line;
    let from = -1;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0 && end < index; end = bytes.indexOf(LINE_FEED, end + 1)) {
      line++;
      from = end;
    }
    let column = from < 0 ? this.#column : 1;
    for (let at = from + 1; at < index; at++) {
      const byte = bytes[at] ?? 0;
      if (byte !== RETURN && this.#beginsCharacter(byte, this.#offset + at)) column++;
    }
    return { offset: this.#offset + index, line, column };
  }
}
