import { createReadStream } from 'node:fs';
import { fieldsOf } from '../profiles/canonical.ts';
import { type Subject, SUBJECTS } from '../profiles/profile.ts';
import { type FileRefusal, RefusedStream } from '../refusal.ts';
import { type Archive, isArchive, openArchive } from '../workbook/archive.ts';
import { severalFiles } from '../workbook/say-archive.ts';
import { isWorkbook } from '../workbook/workbook.ts';
import type { FoundColumn, FoundLayout } from './found.ts';
import { guessColumn, type Guessed } from './guess-column.ts';
import { doubtsOfColumns } from './doubts.ts';
import { fieldOfHeader, fieldsOfHeader } from './header-words.ts';
import type { Confidence, Doubt, Sniffed, SniffedColumn } from './sniffed.ts';
import { sniffText } from './sniff-text.ts';
import { sniffWorkbook } from './sniff-workbook.ts';

/**
 * Looks at a file and says how it seems to be laid out and what its columns seem to hold, with what is not certain.
 * Nothing is decided by it: a person sees it all, and saves it as a profile or corrects it first.
 */
export async function sniff(path: string, subject: Subject | null = null): Promise<Sniffed | FileRefusal> {
  try {
    if (!(await isArchive(path))) return meant(await sniffText(createReadStream(path), subject), null, subject);
    const archive = await openArchive(path);
    if (archive.kind === 'refused') return archive;
    try {
      return await sniffArchive(archive, subject);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof RefusedStream) return error.refusal;
    throw error;
  }
}

async function sniffArchive(archive: Archive, subject: Subject | null): Promise<Sniffed | FileRefusal> {
  if (isWorkbook(archive)) return meant(await sniffWorkbook(archive, subject), null, subject);
  const [member] = archive.members;
  if (member === undefined || archive.members.length > 1) return severalFiles(archive.members.length);
  return meant(await sniffText(archive.read(member), subject), member, subject);
}

/** Gives the columns their meaning. */
function meant(layout: FoundLayout, member: string | null, asked: Subject | null): Sniffed {
  const { found, doubts: doubtsOfLayout, ...rest } = layout;
  const subject = asked ?? likelySubject(found);
  const guessed = guessAll(found, subject);
  const columns = guessed.map(({ column }) => column);
  const doubts = [...doubtsOfLayout, ...doubtsOfColumns(found, guessed)];
  return { kind: 'sniffed', subject, member, ...rest, columns, confidence: overall(columns, doubts), doubts };
}

/** The subject whose fields the headers name most of; a file without a header is one of customers. */
export function likelySubject(found: readonly Pick<FoundColumn, 'name' | 'isNamed'>[]): Subject {
  const names = found.filter(({ isNamed }) => isNamed).map(({ name }) => name);
  const scored = SUBJECTS.map((subject) => {
    const fields = new Set(fieldsOf(subject));
    const known = names.filter((name) => fields.has(fieldOfHeader(name, subject) ?? fieldsOfHeader(name)?.[0] ?? ''));
    return { subject, count: known.length };
  });
  return scored.toSorted((a, b) => b.count - a.count)[0]?.subject ?? 'customers';
}

/** Names speak first: a column that is guessed by its values never takes the field of one that says what it is. */
function guessAll(found: readonly FoundColumn[], subject: Subject): Guessed[] {
  const taken = new Set<string>();
  const byName = found.map((column) => {
    const guessed = guessColumn(column, subject, taken);
    if (!guessed.isByContent) for (const field of guessed.column.fields) taken.add(field);
    return guessed;
  });
  return byName.map((guessed, at) => {
    const column = found[at];
    if (column === undefined || (guessed.column.guess !== null && !guessed.isByContent)) return guessed;
    const again = besideOthers(guessColumn(column, subject, taken), { column, at, byName, taken });
    for (const field of again.column.fields) taken.add(field);
    return again;
  });
}

type Beside = { column: FoundColumn; at: number; byName: readonly Guessed[]; taken: ReadonlySet<string> };

/** What a nameless column is by its place: a key in the first one, the town after the postal code, the day it came. */
function besideOthers(guessed: Guessed, { column, at, byName, taken }: Beside): Guessed {
  if (guessed.column.guess !== null || column.isNamed) return guessed;
  const written = column.values.filter((value) => value.trim() !== '');
  const field = fieldByPlace(at, written, { isFull: written.length >= column.values.length * 0.8, before: byName[at - 1]?.column.guess ?? null }); // prettier-ignore
  if (field === null || taken.has(field)) return guessed;
  const named = guessColumn({ ...column, name: field, isNamed: true }, 'customers', taken);
  return { ...named, isByContent: true, column: { ...named.column, name: column.name, confidence: 'low' } };
}

function fieldByPlace(
  at: number,
  written: readonly string[],
  { isFull, before }: { isFull: boolean; before: string | null },
): string | null {
  // prettier-ignore
  if (written.length === 0) return null;
  if (at === 0 && isFull && new Set(written).size >= written.length * 0.9 && written.every((text) => /\d/.test(text))) return 'source_key'; // prettier-ignore
  const areMostly = (test: (text: string) => boolean): boolean => written.filter(test).length >= written.length * 0.9;
  if (before === 'postal_code' && areMostly((text) => !/\d/.test(text))) return 'city';
  const areDays = areMostly((text) => /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(text.trim()));
  return areDays && isFull ? 'received_on' : null;
}

function overall(columns: readonly SniffedColumn[], doubts: readonly Doubt[]): Confidence {
  const unknown = columns.filter(({ guess }) => guess === null).length;
  if (unknown * 2 > columns.length || doubts.some(({ doubt }) => doubt === 'separator_unclear')) return 'low';
  return unknown > 0 || doubts.length > 0 ? 'middling' : 'high';
}
