import { type Day, isBefore, parsePostalCode } from '#kernel';
import { kindOf, PCF } from './pcf-layout.ts';
import type { CodeSaid, PostalList } from './postal-code.ts';

/** Why a file is no list of postal codes. `line` counts from 1; `null`: the file as a whole. */
export type PcfRefusal = {
  readonly kind: 'refused';
  readonly because:
    | 'empty_file'
    | 'file_too_large'
    | 'another_file'
    | 'wrong_length'
    | 'wrong_encoding'
    | 'wrong_field'
    | 'repeated_code'
    | 'two_run_days'
    | 'made_in_future';
  readonly line: number | null;
  /** The field or what stood there: never anything about a person, for the file holds none. */
  readonly detail: string;
};

export type PcfRead = { readonly kind: 'read'; readonly list: PostalList } | PcfRefusal;

/** The post's file is under a megabyte. */
const BYTES_MAX = 16_000_000;

type FieldName = keyof typeof PCF.fields;
type Line = { readonly number: number; readonly text: string };

const refused = (because: PcfRefusal['because'], line: number | null, detail: string): PcfRefusal => ({
  kind: 'refused',
  because,
  line,
  detail,
});

/** Reads the post's file of postal codes, wholly or not at all: the first broken record refuses the file and is named. */
export function readPcf(bytes: Uint8Array, today: Day): PcfRead {
  if (bytes.length > BYTES_MAX) return refused('file_too_large', null, `${bytes.length} bytes`);
  const text = new TextDecoder('iso-8859-1').decode(bytes);
  const lines = linesOf(text);
  if (lines.length === 0) return refused('empty_file', null, '');
  const codes = new Map<string, CodeSaid>();
  let runOn: Day | null = null;
  for (const line of lines) {
    const broken = brokenShape(line);
    if (broken) return broken;
    const day = dayOf(fieldOf(line, 'runOn'));
    if (day === null) return refused('wrong_field', line.number, 'runOn');
    if (runOn !== null && !runOn.equals(day)) return refused('two_run_days', line.number, String(day));
    if (isBefore(today, day)) return refused('made_in_future', line.number, String(day));
    runOn = day;
    const said = saidBy(line);
    if ('because' in said) return said;
    if (codes.has(said.code)) return refused('repeated_code', line.number, said.code);
    codes.set(said.code, said);
  }
  return runOn === null
    ? refused('empty_file', null, '')
    : { kind: 'read', list: { runOn, codes: [...codes.values()], gone: [] } };
}

function linesOf(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .map((line, at) => ({ number: at + 1, text: line }))
    .filter((line) => line.text !== '');
}

function brokenShape(line: Line): PcfRefusal | null {
  const { number, text } = line;
  const identifier = text.slice(0, PCF.identifier.length);
  if (identifier !== PCF.identifier) return refused('another_file', number, identifier.replace(/[^\x20-\x7e]/g, '?'));
  // A letter of two bytes makes the record longer by one, and reads as Ã with a mark behind it.
  if (/Ã[\u0080-\u00bf]/.test(text)) return refused('wrong_encoding', number, 'UTF-8');
  if (/[^\x20-\x7e\u00a0-\u00ff]/.test(text)) return refused('wrong_encoding', number, 'control character');
  if (text.length !== PCF.characters) return refused('wrong_length', number, `${text.length} characters`);
  return null;
}

function fieldOf({ text }: Line, name: FieldName): string {
  const [at, length] = PCF.fields[name];
  return text.slice(at - 1, at - 1 + length).trim();
}

/** `20260526`, a day that there is. */
function dayOf(text: string): Day | null {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return null;
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${date}`);
  } catch {
    return null;
  }
}

function saidBy(line: Line): CodeSaid | PcfRefusal {
  const field = (name: FieldName) => fieldOf(line, name);
  const code = /^\d{5}$/.test(field('code')) ? parsePostalCode(field('code')) : null;
  const validFrom = dayOf(field('validFrom'));
  const fi = field('fi');
  const kind = kindOf(field('type'), code ?? '', fi);
  if (code === null) return refused('wrong_field', line.number, 'code');
  if (validFrom === null) return refused('wrong_field', line.number, 'validFrom');
  if (kind === null) return refused('wrong_field', line.number, 'type');
  if (fi === '') return refused('wrong_field', line.number, 'fi');
  if (!/^\d{3}$/.test(field('municipality'))) return refused('wrong_field', line.number, 'municipality');
  if (!/^[1-4]$/.test(field('languages'))) return refused('wrong_field', line.number, 'languages');
  return {
    code,
    validFrom,
    fi,
    sv: field('sv') || fi,
    abbreviationFi: field('abbreviationFi'),
    abbreviationSv: field('abbreviationSv'),
    kind,
    municipality: field('municipality'),
    municipalityFi: field('municipalityFi'),
    municipalitySv: field('municipalitySv') || field('municipalityFi'),
    languages: Number(field('languages')),
  };
}
