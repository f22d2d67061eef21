import { createReadStream } from 'node:fs';
import { fieldsOf } from '../profiles/canonical.ts';
import { nameOfColumn, type Profile, type Subject, SUBJECTS } from '../profiles/profile.ts';
import { sameHeader } from '../text/layout.ts';
import { type FileRefusal, RefusedStream } from '../refusal.ts';
import { type Archive, isArchive, openArchive } from '../workbook/archive.ts';
import { severalFiles } from '../workbook/say-archive.ts';
import { isWorkbook } from '../workbook/workbook.ts';
import { rememberedBy } from './by-profile.ts';
import type { FoundColumn, FoundLayout } from './found.ts';
import { guessColumn, type Guessed } from './guess-column.ts';
import { doubtsOfColumns } from './doubts.ts';
import { fieldOfHeader, fieldsOfHeader } from './header-words.ts';
import type { Confidence, Doubt, Sniffed, SniffedColumn } from './sniffed.ts';
import { sniffText } from './sniff-text.ts';
import { sniffWorkbook } from './sniff-workbook.ts';
import { type Told, toldBy } from './told.ts';

/** What is known of a file before it is looked at. */
export type Known = {
  readonly subject?: Subject | null | undefined;
  /** What a person has said of the layout. */
  readonly told?: Told;
  /** The profile by which its sender's files have been read. */
  readonly profile?: Profile | null;
};

/**
 * Looks at a file and says how it seems to be laid out and what its columns seem to hold, with what is not certain.
 * What was told is taken as it is; a layout that cannot be so is refused by `field`. Nothing is decided by it: a person sees
 * it all, and saves it as a profile or corrects it first.
 */
export async function sniff(
  path: string,
  { subject = null, told = {}, profile = null }: Known = {},
): Promise<Sniffed | FileRefusal> {
  // prettier-ignore
  if (profile === null) return sniffAs(path, { subject, told, profile });
  const known = { subject: subject ?? profile.subject, told, profile };
  const byProfile = await sniffAs(path, { ...known, told: { ...toldBy(profile), ...told } });
  if (byProfile.kind === 'sniffed' && byProfile.columns.some(({ name }) => hasColumn(profile, name))) return byProfile;
  // The sender's files have become so different that what they were like says nothing of this one.
  const freely = await sniffAs(path, known);
  return freely.kind === 'refused' ? byProfile : freely;
}

const hasColumn = ({ columns }: Profile, name: string): boolean =>
  columns.some((column, at) => sameHeader(nameOfColumn(column, at + 1)) === sameHeader(name));

type Asked = { readonly subject: Subject | null; readonly told: Told; readonly profile: Profile | null };

async function sniffAs(path: string, asked: Asked): Promise<Sniffed | FileRefusal> {
  const { subject, told } = asked;
  try {
    if (!(await isArchive(path))) return meant(await sniffText(createReadStream(path), subject, told), null, asked);
    const archive = await openArchive(path);
    if (archive.kind === 'refused') return archive;
    try {
      return await sniffArchive(archive, asked);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof RefusedStream) return error.refusal;
    throw error;
  }
}

async function sniffArchive(archive: Archive, asked: Asked): Promise<Sniffed | FileRefusal> {
  const { subject, told } = asked;
  if (isWorkbook(archive)) return meant(await sniffWorkbook(archive, subject, told), null, asked);
  const [member] = archive.members;
  if (member === undefined || archive.members.length > 1) return severalFiles(archive.members.length);
  return meant(await sniffText(archive.read(member), subject, told), member, asked);
}

/** Gives the columns their meaning: that of the profile, then what their names and values say. */
function meant(layout: FoundLayout, member: string | null, { subject: asked, profile }: Asked): Sniffed {
  const { found, doubts: doubtsOfLayout, ...rest } = layout;
  const subject = asked ?? likelySubject(found);
  const before = profile === null ? null : rememberedBy(profile, found);
  const guessed = guessAll(found, subject, before?.columns ?? []);
  const columns = guessed.map(({ column }) => column);
  const doubts = [...doubtsOfLayout, ...(before?.doubts ?? []), ...doubtsOfColumns(found, guessed)];
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
function guessAll(found: readonly FoundColumn[], subject: Subject, remembered: readonly (Guessed | null)[]): Guessed[] {
  const taken = new Set<string>(remembered.flatMap((one) => one?.column.fields ?? []));
  const byName = found.map((column, at) => {
    const known = remembered[at];
    if (known) return known;
    const guessed = guessColumn(column, subject, taken);
    if (!guessed.isByContent) for (const field of guessed.column.fields) taken.add(field);
    return guessed;
  });
  return byName.map((guessed, at) => {
    const column = found[at];
    if (column === undefined || remembered[at] || (guessed.column.guess !== null && !guessed.isByContent))
      return guessed;
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
  const unknown = columns.filter(({ guess, isLeftOut }) => guess === null && !isLeftOut).length;
  if (unknown * 2 > columns.length || doubts.some(({ doubt }) => doubt === 'separator_unclear')) return 'low';
  return unknown > 0 || doubts.length > 0 ? 'middling' : 'high';
}
