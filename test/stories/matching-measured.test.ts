import { expect } from 'vitest';
import { aRegister } from '../database.ts';
import { testWithShared } from '../shared.ts';
import { madeRegister } from '../../bench/matching/made-register.ts';
import { throughTheEngine } from '../../bench/matching/through-the-engine.ts';

// The whole table is printed by `npm run bench:matching`; this keeps its floors on a small register with every kind of dirt.
testWithShared(
  'a register with duplicates and every kind of dirt is read without one wrong merge, and few of its doubles are missed',
  async () => {
    const made = madeRegister({ seed: 1, persons: 2_000, operators: 'all' });
    const found = await throughTheEngine(await aRegister(), made);

    expect(found).toMatchObject({ wronglySame: 0, apartMerged: 0 });
    expect((found.rightlySame + found.askedInNeed) / found.duplicates).toBeGreaterThanOrEqual(0.97);
    expect(found.rightlySame / found.duplicates).toBeGreaterThan(0.4);
    expect(found.askedInVain / found.rows).toBeLessThan(0.01);
  },
  120_000,
);
