import type { ImportRefusal } from '../importing/order.ts';
import { type ImportFile, recordsOf, soundnessOf } from '../importing/read-file.ts';
import type { Profile } from '../files/index.ts';
import { type Choice, type RepairGroup, RepairGroups, repairRow } from '../repairs/index.ts';

/** What a file holds, seen without asking the register: how many records, and what could be repaired in them. */
export type LookedThrough =
  | { readonly kind: 'looked through'; readonly rows: number; readonly repairs: readonly RepairGroup[] }
  | ImportRefusal;

const ROWS_AT_A_TIME = 2_000;

/** Reads a file to its end and gathers what could be repaired. */
export async function lookThrough(file: ImportFile, profile: Profile, choice: Choice): Promise<LookedThrough> {
  const sound = await soundnessOf(file, profile);
  if (sound.kind === 'refused') return sound;
  const groups = new RepairGroups();
  for await (const records of recordsOf(file, profile, ROWS_AT_A_TIME))
    for (const { record, values } of records) groups.add(record, repairRow(values, profile.subject, choice).repairs);
  return { kind: 'looked through', rows: sound.rows, repairs: groups.list() };
}
