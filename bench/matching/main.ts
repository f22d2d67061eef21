import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { withPublisher } from '../publisher.ts';
import { allOperators, madeRegister, type Making, sharedFolder, variationOnly } from './made-register.ts';
import { missedTable, outcomeHead, outcomeLine, setLines, sumOf } from './print.ts';
import { publicSets } from './public-sets.ts';
import { figuresOf } from './set-figures.ts';
import { measureSpeed } from './speed.ts';
import { throughTheEngine } from './through-the-engine.ts';
import type { Outcomes } from './outcomes.ts';

/*
 * Measures the matching on data with truth: `npm run bench:matching [registers|operators|sets|speed] [-- persons]`. The rules
 * were made looking at the seeds 1, 2 and 3 and at FEBRL 1; the seeds below were chosen before and looked at by nobody, and
 * `KORTISTO_SEEDS=21,22` takes others. `operators`: each way to spoil a row by itself, on every row that it can spoil.
 * Speed: `npm run bench:matching speed 200000 1000000`; `DATABASE_URL` measures a server instead of the embedded database.
 */

const SEEDS = (process.env['KORTISTO_SEEDS'] ?? '11,12,13,14,15').split(',').map(Number);
const PERSONS = 5_000;

const [part = 'all', ...numbers] = process.argv.slice(2);
if (!existsSync(join(sharedFolder, 'tools/registergen')) && part !== 'speed') {
  console.error(
    'The data with truth lies in ../shared, which is not beside this clone; KORTISTO_SHARED names another folder.',
  );
  process.exit(2);
}
if (part === 'all' || part === 'registers') await registers(Number(numbers[0] ?? PERSONS));
if (part === 'operators') await operatorsAlone(Number(numbers[0] ?? PERSONS));
if (part === 'all' || part === 'sets') await sets();
if (part === 'speed') await measureSpeed(numbers.map(Number), console.log);

async function registers(persons: number): Promise<void> {
  const dirt = { default: 'default', all: 'all', 'variation only': variationOnly() };
  console.log(
    `Made registers of ${persons} persons and their organisations, 12 % doubles, 8 % dirt; seeds ${SEEDS.join(', ')}`,
  );
  console.log(outcomeHead());
  for (const [name, operators] of Object.entries(dirt)) {
    const found: Outcomes[] = [];
    for (const seed of SEEDS) {
      // A database of its own for each register: nobody of the one before is found.
      const outcomes = await outcomesOf({ seed, persons, operators });
      console.log(outcomeLine(`${name}, ${seed}`, outcomes));
      found.push(outcomes);
    }
    console.log(outcomeLine(`${name}, all seeds`, sumOf(found)));
    console.log(missedTable(sumOf(found)));
  }
}

/** What the matching makes of a made register on a database of its own. */
function outcomesOf(making: Making): Promise<Outcomes> {
  return withPublisher((register) => throughTheEngine(register, madeRegister(making)));
}

async function operatorsAlone(persons: number): Promise<void> {
  console.log(
    `Each way to spoil a row by itself, ${persons} persons, every second row spoilt; seeds ${SEEDS.join(', ')}`,
  );
  console.log(outcomeHead());
  const found: Outcomes[] = [];
  for (const operators of allOperators()) {
    const ofSeeds: Outcomes[] = [];
    for (const seed of SEEDS) ofSeeds.push(await outcomesOf({ seed, persons, operators, dirt: 0.5 }));
    console.log(outcomeLine(operators, sumOf(ofSeeds)));
    found.push(...ofSeeds);
  }
  console.log(outcomeLine('all of them', sumOf(found)));
}

async function sets(): Promise<void> {
  console.log('\nPublic sets: pairs called one without a question, and those together with the pairs asked about');
  for (const set of publicSets()) {
    const figures = await withPublisher((register) => figuresOf(register, set));
    console.log(setLines(set, figures));
  }
}
