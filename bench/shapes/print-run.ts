import { join } from 'node:path';
import { sql } from 'kysely';
import { asStart } from '#access';
import { planIssues } from '#catalog';
import { freezeRun } from '#deliveries';
import type { CustomerNumber } from '#kernel';
import { placeOrders } from '#orders';
import { applyImport, profileNamed } from '#sources';
import { writeCustomerFile } from '../files.ts';
import { measureBulk } from '../measure.ts';
import { withPublisher } from '../publisher.ts';

/*
 * Freezes two runs of the weekly for so many subscribers, beside plain SQL of the same rows:
 * `node bench/shapes/print-run.ts 100000`. The second run compares every copy with the first.
 */

const ROWS = Number(process.argv[2] ?? 20_000);

await withPublisher(async (register) => {
  const today = register.clock.today();
  const path = join(register.home, 'customers.csv');
  await writeCustomerFile(path, ROWS, 1);
  const importing = asStart(register, 'imports:apply');
  const found = await profileNamed(importing, 'customers');
  if (found.kind !== 'profile') throw new Error('no profile customers');
  await applyImport(importing, { file: { path, name: 'customers.csv' }, profile: found.profile });
  for (const year of [today.year, today.year + 1]) await planIssues(asStart(register, 'catalog:change'), year);
  const { rows } = await sql<{ number: CustomerNumber }>`
    select number from customers.customer order by number limit ${ROWS}`.execute(register.db);
  const orders = rows.map(({ number }) => ({
    receiver: number, payer: number, offer: 'KESTO12', copies: 1, startOn: today, soldOn: today, salesChannel: 'web',
  })); // prettier-ignore
  await placeOrders(asStart(register, 'orders:make'), orders);
  const { rows: issues } = await sql<{ year: number; number: number }>`
    select year::integer, number::integer from catalog.issue
     where title = 'VIIKKO' and planned_on > ${String(today)}::date order by planned_on limit 2`.execute(register.db);
  for (const issue of issues) {
    const { seconds, plainSeconds, ratio, risenMb } = await measureBulk(register, 'print run', ROWS, async () => {
      const run = await freezeRun(asStart(register, 'deliveries:run'), { title: 'VIIKKO', ...issue });
      if (run.kind !== 'frozen') throw new Error(JSON.stringify(run));
    });
    console.log(
      `${issue.year}/${issue.number}: ${ROWS} copies in ${seconds.toFixed(2)} s, ${Math.round(ROWS / seconds)}/s, ` +
        `plain SQL ${plainSeconds.toFixed(2)} s, ratio ${ratio.toFixed(1)}, +${risenMb} MB`,
    );
  }
});
