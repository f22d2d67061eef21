import { types } from 'pg';
import { assert } from '#kernel';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;

/** Reads days and moments as Temporal and whole numbers as numbers; the driver's own would make midnights and strings of them. */
export function readValuesAsOurs(): void {
  types.setTypeParser(
    DATE,
    (text: string) => (text.endsWith('infinity') ? null : Temporal.PlainDate.from(text)) as never,
  );
  types.setTypeParser(TIMESTAMPTZ, (text: string) => Temporal.Instant.from(text) as never);
  types.setTypeParser(INT8, (text: string) => safe(text) as never);
  types.setTypeParser(NUMERIC, (text: string) => safe(text) as never);
}

function safe(text: string): number {
  const value = Number(text);
  assert(
    Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)),
    'a number of the database is too large',
  );
  return value;
}
