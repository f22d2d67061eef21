import { isNameText } from '#customers';
import { cleanText, type Day } from '#kernel';
import { readDay } from './days.ts';
import { isFormula, type Row } from './mend.ts';
import type { Finding, FindingVerdict, RowReason } from './reasons.ts';
import { finding } from './say-row.ts';

/** The most characters of a text field; names of real people fit in a hundred. */
const TEXT_CHARACTERS_MAX = 100;
/** Registered names of organisations are longer than people's. */
const ORGANISATION_CHARACTERS_MAX = 150;

/** Signs of a sum and a digit: a formula, wherever it begins. */
const SUM = /[=+\-@＝].*\d|\d.*[=+\-@＝]/u;

/** What is done with a spreadsheet formula: kept as the text it is, or left for a person. */
export type FormulaPolicy = 'text' | 'quarantined';

/** Reads the fields of one row and gathers what is wrong with them. */
export class RowReader {
  readonly findings: Finding[] = [];
  readonly #row: Row;
  readonly #formulas: FormulaPolicy;

  constructor(row: Row, formulas: FormulaPolicy) {
    this.#row = row;
    this.#formulas = formulas;
  }

  /** The value as written. */
  raw(field: string): string {
    return this.#row[field] ?? '';
  }

  /** Whether the file has the field at all; a blank one is told. */
  isTold(field: string): boolean {
    return this.#row[field] !== undefined;
  }

  /** Whether there is nothing but blanks. */
  isBlank(field: string): boolean {
    return this.raw(field).trim() === '';
  }

  note(verdict: FindingVerdict, reason: RowReason, field: string): void {
    this.findings.push(finding(verdict, reason, field));
  }

  /** A cleaned line of text; a broken or over-long one is noted and comes back empty. */
  text(field: string, most: number = TEXT_CHARACTERS_MAX): string {
    const raw = this.raw(field);
    if (raw === '') return '';
    const text = cleanText(raw);
    if (text === null) {
      this.note('rejected', 'control_character', field);
      return '';
    }
    if (text.length > most) {
      this.note('rejected', 'field_too_long', field);
      return '';
    }
    if (text.includes('\ufffd')) this.note('quarantined', 'lost_letters', field);
    if (this.#formulas === 'quarantined' && isFormula(raw)) this.note('quarantined', 'formula_cell', field);
    return text;
  }

  /** The name of an organisation. */
  organisationName(field: string): string {
    return this.text(field, ORGANISATION_CHARACTERS_MAX);
  }

  /** A name of a person, or of an organisation; one without a letter is nobody's, unless it is a formula that stays its text. */
  name(field: string, of: 'familyName' | 'organisationName' = 'familyName'): string {
    const name = of === 'familyName' ? this.text(field) : this.organisationName(field);
    if (name !== '' && !SUM.test(name) && !isNameText(of, name))
      this.note('quarantined', 'name_without_letters', field);
    return name;
  }

  /** A day, or `null` for an empty field; an impossible one is noted. */
  day(field: string): Day | null {
    const read = readDay(this.raw(field));
    if (read.kind === 'wrong') this.note('rejected', 'bad_date', field);
    return read.kind === 'day' ? read.day : null;
  }

  /** A day that must be there. */
  dayNeeded(field: string): Day | null {
    const read = readDay(this.raw(field));
    if (read.kind === 'day') return read.day;
    this.note('rejected', 'bad_date', field);
    return null;
  }

  /** A value read by a parser of the kernel; an empty field is `null`, a wrong one is noted and `null`. */
  parsed<Value>(field: string, parse: (text: string) => Value | null, hold: [FindingVerdict, RowReason]): Value | null {
    const raw = this.raw(field);
    if (raw.trim() === '') return null;
    const value = parse(raw);
    if (value === null) this.note(hold[0], hold[1], field);
    return value;
  }
}
