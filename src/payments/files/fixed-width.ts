import { composeIBAN } from 'ibantools';
import { type Cents, cents, type Day, type Iban, parseDay, parseIban } from '#kernel';
import { joined } from './encoding.ts';
import { refuse } from './refusal.ts';

/** One record of a file in fixed width, its line ends off. */
export type Line = { readonly text: string; readonly number: number };

/** Letters of ISO 646-FI (SFS 4017), which uses the places of brackets for what ASCII lacks. */
const ISO_646_FI: Readonly<Record<string, string>> = {
  '[': 'Ä',
  '\\': 'Ö',
  ']': 'Å',
  '^': 'Ü',
  '{': 'ä',
  '|': 'ö',
  '}': 'å',
  '~': 'ü',
};
const LINE_BYTES_MAX = 2_000;
const LF = 10;
const CR = 13;

/**
 * Splits bytes into records. A record with bytes over 127 is ISO-8859-1 (UTF-8 where that alone keeps the columns);
 * one without is ISO 646-FI. Empty lines between records are passed over.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest: Uint8Array = new Uint8Array(0);
  let number = 0;
  for await (const chunk of chunks) {
    rest = joined(rest, chunk);
    let start = 0;
    for (let end = rest.indexOf(LF); end !== -1; end = rest.indexOf(LF, start)) {
      number += 1;
      const text = textOf(rest.subarray(start, end), number);
      if (text.trim() !== '') yield { text, number };
      start = end + 1;
    }
    rest = rest.subarray(start);
    if (rest.length > LINE_BYTES_MAX) refuse('bad_record_length', { line: number + 1 });
  }
  const last = textOf(rest, number + 1);
  // A file of old may end with the end-of-file mark of its day.
  if (last.replace('\u001a', '').trim() !== '') yield { text: last, number: number + 1 };
}

function textOf(bytes: Uint8Array, number: number): string {
  const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
  if (end > LINE_BYTES_MAX) refuse('bad_record_length', { line: number });
  const text = Buffer.from(bytes.subarray(0, end)).toString('latin1');
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0008\u000b-\u0019\u001b-\u001f]/.test(text)) refuse('bytes_not_in_encoding', { line: number });
  if (!/[\u0080-\u00ff]/.test(text)) return text.replace(/[[\\\]^{|}~]/g, (c) => ISO_646_FI[c] ?? c);
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? text : utf8;
}

/** Reads the fields of one record by their places, counted from 1 as the banks' descriptions do. */
export class Fields {
  readonly line: Line;
  constructor(line: Line) {
    this.line = line;
  }

  raw(position: number, length: number): string {
    return this.line.text.slice(position - 1, position - 1 + length);
  }

  /** Trimmed; `null` when blank. */
  text(position: number, length: number): string | null {
    const text = this.raw(position, length).trim();
    return text === '' ? null : text;
  }

  /** A whole number; blanks are none. */
  count(position: number, length: number): number {
    const text = this.raw(position, length).trim();
    return /^\d*$/.test(text) ? Number(text) : this.bad('bad_field', position, length);
  }

  cents(position: number, length: number): Cents {
    return cents(this.count(position, length));
  }

  /** A sign and digits, in cents; a blank sign is plus. */
  signed(position: number, length: number): Cents {
    const [, sign = '', digits = ''] = /^([+\- ]?)(\d+)$/.exec(this.raw(position, length).trimEnd()) ?? [];
    if (digits === '') return this.bad('bad_amount', position, length);
    const value = Number(digits);
    return cents(sign === '-' && value !== 0 ? -value : value);
  }

  /** A day `YYMMDD`; blanks and zeros are none. */
  day(position: number): Day | null {
    const text = this.raw(position, 6);
    if (/^[0 ]*$/.test(text)) return null;
    const [, year = '', month = '', date = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
    // The formats are of the 1980s and end with the century.
    return parseDay(`${Number(year) < 80 ? '20' : '19'}${year}-${month}-${date}`) ?? this.bad('bad_day', position, 6);
  }

  /** A day that must be there. */
  dayNeeded(position: number): Day {
    return this.day(position) ?? this.bad('bad_day', position, 6);
  }

  private bad(because: 'bad_field' | 'bad_amount' | 'bad_day', position: number, length: number): never {
    return refuse(because, {
      line: this.line.number,
      field: `positions ${position}–${position + length - 1}`,
      found: this.raw(position, length),
    });
  }
}

/** The IBAN of a Finnish account of 14 digits (BBAN); `null` when there is none. */
export function finnishIban(account: string): Iban | null {
  if (!/^\d{14}$/.test(account)) return null;
  return parseIban(composeIBAN({ countryCode: 'FI', bban: account }) ?? '');
}
