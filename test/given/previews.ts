import { setTimeout } from 'node:timers/promises';
import { asWorker, transact } from '#access';
import { assert } from '#kernel';
import type { Register } from '#platform';
import { canonicalProfile, type ImportFile } from '#sources';
import { soundnessOf } from '../../src/sources/importing/read-file.ts';
import { keepFileIn } from '../../src/sources/kept/kept-files.ts';
import { beginPlan, storedPlan } from '../../src/sources/planning/stored-plan.ts';

const profile = canonicalProfile('customers');

/** Takes a customer file in, to be looked at; gives its number among the kept files. */
export async function givenKeptFile(register: Register, file: ImportFile): Promise<number> {
  const sound = await soundnessOf(file, profile);
  assert(sound.kind === 'sound', 'the file was refused');
  const { sha256, bytes } = sound;
  const kept = { home: register.home, path: file.path, sha256, fileName: file.name, bytes, batch: null };
  return transact(asWorker(register, 'imports:apply', 'orders'), (tx, act) =>
    keepFileIn(tx, act, { ...kept, today: register.clock.today() }),
  );
}

/** Makes a preview of a customer file; gives its number. */
export async function givenPreview(register: Register, file: ImportFile): Promise<number> {
  const keptFile = await givenKeptFile(register, file);
  const begun = await beginPlan(asWorker(register, 'imports:apply', 'orders'), { keptFile, profile });
  assert(begun.kind === 'begun', 'the file was refused');
  for (;;) {
    const plan = await storedPlan(asWorker(register, 'imports:read'), begun.plan);
    if (plan?.state === 'made') return begun.plan;
    assert(plan?.state === 'making', `the preview is ${plan?.state}`);
    await setTimeout(20);
  }
}
