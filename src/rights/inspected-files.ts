import { look, type Seen } from '#access';
import type { CustomerNumber, Permit } from '#kernel';
import { type Declared, personalColumns } from './declared.ts';
import { heldFile, heldFileNames } from './queries/held.ts';
import { personOf } from './queries.ts';

/** A file about a person, under the name by which the inspection document calls it: `files/` and its SHA-256. */
export type InspectedFile = { readonly name: string; readonly content: Uint8Array };

/** The files held about a person (scans, recordings), one at a time: they belong to the inspection document as its values do. */
export async function* inspectedFiles(
  by: Permit<'rights:answer'>,
  declared: Declared,
  customer: CustomerNumber,
): AsyncGenerator<InspectedFile> {
  for (const table of declared.ofCustomers())
    for (const [column, said] of personalColumns(table)) {
      if (said.inspection !== 'attach') continue;
      const names = await look(by, 'inspection', async (tx): Promise<Seen<string[]>> => {
        const person = await personOf(tx, customer);
        return { customers: person, answer: await heldFileNames(tx, declared, table, { person, column }) };
      });
      for (const name of names) {
        const content = await look(by, 'inspection', async (tx): Promise<Seen<Uint8Array | null>> => {
          const person = await personOf(tx, customer);
          return { customers: person, answer: await heldFile(tx, declared, table, { person, column, name }) };
        });
        if (content !== null) yield { name, content };
      }
    }
}
