import { join } from 'node:path';
import { asStart } from '#access';
import { applyImport, profileNamed } from '#sources';
import { writeCustomerFile } from '../files.ts';
import { withPublisher } from '../publisher.ts';

/*
 * Applies a file of so many new customers to an empty register, for a profile of the processor:
 * `node --cpu-prof bench/shapes/import.ts 200000`.
 */

const ROWS = Number(process.argv[2] ?? 20_000);

await withPublisher(async (register) => {
  const path = join(register.home, 'customers.csv');
  await writeCustomerFile(path, ROWS, 1);
  const by = asStart(register, 'imports:apply');
  const found = await profileNamed(by, 'customers');
  if (found.kind !== 'profile') throw new Error('no profile customers');
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const done = await applyImport(by, { file: { path, name: 'customers.csv' }, profile: found.profile });
  if (done.kind !== 'applied') throw new Error(JSON.stringify(done));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuBefore).user / 1e6;
  console.log(
    `${ROWS} rows in ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of this process, ${Math.round(ROWS / seconds)} rows/s`,
  );
});
