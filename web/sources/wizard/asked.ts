import { getRouteApi } from '@tanstack/react-router';
import type { InputOf, OutputOf } from '../../api/endpoint.ts';
import type { Asked } from './words.ts';

export type { Asked } from './words.ts';

export const STEPS = ['file', 'columns', 'repairs', 'preview'] as const;
export type Step = (typeof STEPS)[number];

export const wizard = getRouteApi('/imports/new');

export const SUBJECTS = ['customers', 'agent-orders', 'address-updates', 'bans'] as const;
export type Subject = (typeof SUBJECTS)[number];
/** Whether the text names what rows of a file can be about. */
export const isSubject = (text: string | undefined): text is Subject => SUBJECTS.some((one) => one === text);

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
export function definitionOf({ profile }: Proposal, asked: Asked): Record<string, unknown> {
  const columns = columnsIn(profile);
  const decided = mappedIn(asked, columns.length);
  return {
    ...profile,
    ...(asked.encoding ? { encoding: asked.encoding } : {}),
    columns: columns.map((column, at) => decidedColumn(column, decided[at] ?? '')),
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
    .filter((column, at) => decided[at] === '' && column.fields.length === 0 && column.guess === null)
    .map(({ name }) => name);
}

/** Whether the file is one of the house's own: every column is called as the canonical field that it holds. */
export const isCanonical = (sniffed: Sniffed): boolean =>
  sniffed.hasHeader && sniffed.encoding === 'utf-8' && sniffed.columns.every(({ name, guess }) => name === guess);

type Reading = Omit<InputOf<'POST /import-plans'>, 'file'>;

const list = (text: string | undefined): string[] => (text ? text.split(',') : []);

/** How the file is to be read, for the server. */
export function readingOf(asked: Asked, proposal: Proposal | null): Reading {
  const repairs = { accepted: list(asked.accepted), refused: list(asked.refused) };
  const isAsked = repairs.accepted.length + repairs.refused.length > 0;
  return {
    ...(asked.profile || proposal === null
      ? { profile: asked.profile ?? 'customers' }
      : { definition: definitionOf(proposal, asked) }),
    ...(isAsked ? { repairs } : {}),
    ...(asked.supplier ? { supplier: asked.supplier } : {}),
  };
}
