import { getRouteApi } from '@tanstack/react-router';
import type { InputOf, OutputOf } from '../../api/endpoint.ts';
import { isTold, toldIn } from './layout-words.ts';
import type { Asked } from './words.ts';

export type { Asked } from './words.ts';

export const STEPS = ['file', 'columns', 'repairs', 'preview'] as const;
export type Step = (typeof STEPS)[number];

export const wizard = getRouteApi('/imports/new');

export const SUBJECTS = ['customers', 'agent-orders', 'address-updates', 'bans'] as const;
export type Subject = (typeof SUBJECTS)[number];
/** Whether the text names what rows of a file can be about. */
export const isSubject = (text: string | undefined): text is Subject => SUBJECTS.some((one) => one === text);

/** What the server is asked of the file: what the rows are, by which profile, in which layout. */
export function lookOf(asked: Asked): InputOf<'GET /import-files/:file'> {
  const profile = asked.profile ?? asked.like;
  return {
    file: Number(asked.file),
    ...(isSubject(asked.subject) ? { subject: asked.subject } : {}),
    ...(profile === undefined ? {} : { profile }),
    ...toldIn(asked),
  };
}

export type TakenIn = OutputOf<'GET /import-files/:file'>;
export type Sniffed = Extract<TakenIn['sniffed'], { kind: 'sniffed' }>;
export type Proposal = NonNullable<TakenIn['proposal']>;

/** A column is left out on purpose. */
export const LEFT_OUT = '-';

/** What was decided of each column, in their order: a field, left out, or as it was proposed (blank). */
export const mappedIn = ({ map = '' }: Asked, columns: number): string[] => {
  const said = map.split(',');
  return Array.from({ length: columns }, (_, at) => said[at] ?? '');
};

const columnsIn = (profile: Proposal['profile']): Record<string, unknown>[] =>
  Array.isArray(profile['columns']) ? (profile['columns'] as Record<string, unknown>[]) : [];

/** The proposed profile with what the person has decided. */
export function definitionOf({ profile, ofFile }: Proposal, asked: Asked): Record<string, unknown> {
  const columns = columnsIn(profile);
  const decided = mappedIn(asked, columns.length);
  return {
    ...profile,
    columns: columns
      .map((column, at) => decidedColumn(column, decided[at] ?? ''))
      // A column that only the profile knows gives its field up to one of this file.
      .filter((column, at) => at < ofFile || !decided.includes(String(column['field']))),
  };
}

function decidedColumn(column: Record<string, unknown>, decision: string): Record<string, unknown> {
  if (decision === '') return column;
  const { header, path, start, length, optional } = column;
  const where = Object.fromEntries(
    Object.entries({ header, path, start, length, optional }).filter(([, value]) => value !== undefined),
  );
  if (decision === LEFT_OUT) return { ...where, leave_out: true };
  // What was found out of the values (days, codes) holds only for the field that was proposed.
  return column['field'] === decision ? column : { ...where, field: decision };
}

/** The columns about which nobody has decided. */
export function undecidedIn(sniffed: Sniffed, asked: Asked): string[] {
  const decided = mappedIn(asked, sniffed.columns.length);
  return sniffed.columns
    .filter((column, at) => decided[at] === '' && !column.isLeftOut && column.guess === null)
    .map(({ name }) => name);
}

/** What a column is held to mean by now: its fields; none when it is left out or undecided. */
export const fieldsNow = ({ fields, guess }: Sniffed['columns'][number], decision: string): readonly string[] =>
  decision === LEFT_OUT
    ? []
    : decision !== ''
      ? [decision]
      : fields.length > 0
        ? fields
        : guess === null
          ? []
          : [guess];

/** Fields that several columns are held to mean, with the names of those columns: only one of them can be right. */
export function twiceIn(sniffed: Sniffed, asked: Asked): { readonly field: string; readonly columns: string[] }[] {
  const decided = mappedIn(asked, sniffed.columns.length);
  const columnsOf = new Map<string, string[]>();
  for (const [at, column] of sniffed.columns.entries())
    for (const field of fieldsNow(column, decided[at] ?? '')) columnsOf.set(field, [...(columnsOf.get(field) ?? []), column.name]); // prettier-ignore
  return [...columnsOf].flatMap(([field, columns]) => (columns.length > 1 ? [{ field, columns }] : []));
}

/** Whether the file is one of the house's own: every column is called as the canonical field that it holds. */
export const isCanonical = (sniffed: Sniffed, asked: Asked): boolean =>
  !isTold(asked) &&
  asked.like === undefined &&
  asked.map === undefined &&
  sniffed.titleRows + sniffed.footerRows === 0 &&
  sniffed.hasHeader &&
  sniffed.encoding === 'utf-8' &&
  sniffed.columns.every(({ name, guess }) => name === guess);

type Reading = Omit<InputOf<'POST /import-plans'>, 'file'>;

const list = (text: string | undefined): string[] => (text ? text.split(',') : []);

/** How the file is to be read, for the server. */
export function readingOf(asked: Asked, proposal: Proposal | null): Reading {
  const repairs = { accepted: list(asked.accepted), refused: list(asked.refused) };
  const isAsked = repairs.accepted.length + repairs.refused.length > 0;
  return {
    ...(asked.profile || proposal === null
      ? { profile: asked.profile ?? 'customers' }
      : { definition: definitionOf(proposal, asked), ...(asked.like ? { profile: asked.like } : {}) }),
    ...(isAsked ? { repairs } : {}),
    ...(asked.supplier ? { supplier: asked.supplier } : {}),
  };
}
