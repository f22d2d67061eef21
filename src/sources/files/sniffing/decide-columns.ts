import type { Proposal } from './propose.ts';

/** What a person has decided of columns by their names: a field, several with `+` between, or `-`: left out. */
export type ColumnDecisions = ReadonlyMap<string, string>;

const LEFT_OUT = '-';

/** Puts decisions into a proposed profile. `strange`: names of columns that the file does not have. */
export function decideColumns(
  { profile, undecided, ofFile }: Proposal,
  names: readonly string[],
  decisions: ColumnDecisions,
): Proposal & { readonly strange: readonly string[] } {
  const columns = Array.isArray(profile['columns']) ? (profile['columns'] as Record<string, unknown>[]) : [];
  const decided = columns.map((column, at) => {
    const decision = decisions.get(names[at] ?? '');
    return decision === undefined ? column : columnAs(column, decision);
  });
  return {
    profile: { ...profile, columns: decided },
    undecided: undecided.filter((name) => !decisions.has(name)),
    ofFile,
    strange: [...decisions.keys()].filter((name) => !names.includes(name)),
  };
}

function columnAs(column: Record<string, unknown>, decision: string): Record<string, unknown> {
  // What was found out of the values (days, codes) holds only for the field that was proposed.
  if (column['field'] === decision) return column;
  const { header, path, start, length, optional } = column;
  const where = Object.fromEntries(
    Object.entries({ header, path, start, length, optional }).filter(([, value]) => value !== undefined),
  );
  if (decision === LEFT_OUT) return { ...where, leave_out: true };
  const fields = decision.split('+');
  return fields.length > 1 ? { ...where, fields } : { ...where, field: decision };
}
