/** Names of fields that can hold no name, address or free text of a person. */
type IdField = `${string}Id`;
type CountField = `${string}Count` | `${string}Bytes` | `${string}Ms` | 'status' | 'port';
type CodeField = 'code' | 'route' | 'constraint' | 'where' | 'job' | 'part' | 'command' | 'room' | 'version' | 'state';

type FieldOf<Name> = Name extends IdField
  ? string | number | null
  : Name extends CountField
    ? number
    : Name extends CodeField
      ? string | null
      : never;

/** The fields of a log line: ids, counts, codes and durations; any other name does not compile. */
export type LogFields<F> = { readonly [Name in keyof F]: FieldOf<Name> };

/** `invoice.issued`: the noun and what befell it. */
export type LogEvent = `${string}.${string}`;

/** What may stand in a text field: the characters of codes and paths. A name with a blank or an e-mail address does not pass. */
const CODE = /^[A-Za-z0-9_.:/{}*-]{1,120}$/;
/** `GET /customers/:customer`: the one field with a blank in it. */
const ROUTE = /^[A-Z]+ \/[A-Za-z0-9_.:/{}*-]{0,120}$/;

/** Where a free text slipped past the compiler, this stands in its place. */
const WITHHELD = '[withheld]';

const NAMES =
  /^(\w+Id|\w+Count|\w+Bytes|\w+Ms|status|port|code|route|constraint|where|job|part|command|room|version|state)$/;

/** Writes one line of JSON to stderr. There is no place for a name, and the `detail` of an error is never written. */
export function log<F extends LogFields<F>>(event: LogEvent, fields: F): void {
  process.stderr.write(`${logLine(event, fields as Record<string, unknown>)}\n`);
}

/** The line of JSON for an event, with everything that could be personal withheld. */
export function logLine(event: LogEvent, fields: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(fields).filter(([name, value]) => NAMES.test(name) && value !== null);
  const shown = kept.map(([name, value]): [string, unknown] => [name, harmless(name, value)]);
  return JSON.stringify({ at: new Date().toISOString(), event, ...Object.fromEntries(shown) });
}

function harmless(name: string, value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const isCode = typeof value === 'string' && (CODE.test(value) || (name === 'route' && ROUTE.test(value)));
  return isCode ? value : WITHHELD;
}
