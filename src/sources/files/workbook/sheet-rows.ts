import { RefusedStream } from '../refusal.ts';
import type { RawRow } from '../table.ts';
import type { Workbook } from './parts.ts';
import { brokenWorkbook } from './say-archive.ts';
import { dayOfSerial, textOfNumber } from './serial-days.ts';
import { type Attributes, type PartSink, readPart, unescaped } from './xml.ts';

/** A list has tens of columns; a cell in the last corner of the sheet would make millions. */
const COLUMNS_MAX = 1_000;
const ROWS_MAX = 1_048_576;
const CELL_CHARACTERS_MAX = 40_000;

/** The rows of a sheet that hold anything, as a stream: nothing of the sheet is kept but the row being read. */
export async function* sheetRows(part: AsyncIterable<Buffer>, workbook: Workbook): AsyncGenerator<readonly RawRow[]> {
  const rows = new RowsOfSheet(workbook);
  for await (const _ of readPart(part, rows)) {
    const done = rows.taken();
    if (done.length > 0) yield done;
  }
}

class RowsOfSheet implements PartSink {
  readonly #workbook: Workbook;
  #done: RawRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #text = '';
  #isValue = false;
  #isPhonetic = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  taken(): RawRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  opened(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes['r']);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'v' || name === 't') this.#isValue = !this.#isPhonetic;
  }

  text(text: string): void {
    if (!this.#isValue) return;
    this.#text += text;
    if (this.#text.length > CELL_CHARACTERS_MAX) this.#refuse();
  }

  closed(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.some((cell) => cell !== ''))
      this.#done.push({ line: this.#row, cells: this.#cells, raw: this.#cells });
  }

  #openRow(written: string | undefined): void {
    const row = written === undefined ? this.#row + 1 : Number(written);
    if (!Number.isInteger(row) || row <= this.#row || row > ROWS_MAX) this.#refuse();
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t, s }: Attributes): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    if (this.#column < 0 || this.#column >= COLUMNS_MAX) this.#refuse(r);
    this.#type = t ?? 'n';
    this.#style = Number(s ?? 0);
    this.#text = '';
  }

  #closeCell(): void {
    if (this.#text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = this.#value();
  }

  #value(): string {
    switch (this.#type) {
      case 's':
        return this.#workbook.strings[Number(this.#text)] ?? this.#refuse();
      case 'n':
        return this.#numberText();
      case 'b':
        return this.#text === '1' ? 'true' : 'false';
      default:
        return unescaped(this.#text);
    }
  }

  #numberText(): string {
    const { styles, is1904 } = this.#workbook;
    const style = styles[this.#style] ?? 'number';
    const day = style === 'number' ? null : dayOfSerial(Number(this.#text), { is1904, style });
    return day ?? textOfNumber(this.#text);
  }

  #refuse(field?: string): never {
    throw new RefusedStream(
      brokenWorkbook({ line: Math.max(1, this.#row), ...(field === undefined ? {} : { field }) }),
    );
  }
}

/** `C7` is column 2; -1 when the reference is none. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? '';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
