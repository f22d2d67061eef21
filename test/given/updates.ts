import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asWorker } from '#access';
import { customersIn } from '#customers';
import { setUpdateBan } from '#gate';
import type { CustomerNumber } from '#kernel';
import { applyImport, canonicalProfile } from '#sources';
import type { TestRegister } from '../database.ts';

const HEADER = 'source_key,kind,old_given_names,old_family_name,old_street_address,old_postal_code,new_given_names,new_family_name,new_street_address,new_postal_code,new_city,new_country,moved_on,update_service'; // prettier-ignore

/** An update service tells that the customers have moved; then they forbid it to tell more. */
export async function givenUpdates(register: TestRegister, customers: readonly CustomerNumber[]): Promise<void> {
  const known = await customersIn(register.db, customers);
  const today = register.clock.today().toString();
  const lines = known.map(
    ({ number, values }) =>
    [`U${number}`, 'moved', values.givenNames, values.familyName, values.streetAddress, values.postalCode, '', '', `Muuttajantie ${number}`, '20100', 'TURKU', 'FI', today, 'OSOITE-A'].join(','), // prettier-ignore
  );
  const file = { path: join(register.home, 'updates.csv'), name: 'updates.csv' };
  writeFileSync(file.path, [HEADER, ...lines, ''].join('\r\n'));
  const done = await applyImport(asWorker(register, 'imports:apply'), { file, profile: canonicalProfile('address-updates') }); // prettier-ignore
  if (done.kind !== 'applied' || done.batch.counts.updated !== customers.length) throw new Error(JSON.stringify(done));
  for (const customer of customers)
    await setUpdateBan(asWorker(register, 'bans:set', 'bans'), customer, { toldBy: 'customer', means: 'letter' });
}
