import { createHash } from 'node:crypto';
import { type ActId, type Day, parseIban, type Permit } from '#kernel';
import { databaseOf, todayOf, transact } from '#access';
import type { Tx } from '#platform';
import { readSettings } from '#register';
import type { BankFile, FileRefused } from './files/bank-file.ts';
import { bankEntries, inspectBankFile } from './files/read-bank-file.ts';
import { refusalOfSums } from './files/sums.ts';
import { suggestFor } from './find-suggestions.ts';
import { type Decided, importChunk } from './import-chunk.ts';
import { incomingOf, type Incoming } from './incoming.ts';
import { lockPayments } from './queries/facts.ts';
import { keepFile, keepPiece, writeSummary } from './queries/files.ts';
import { ImportSummary, type Summary } from './summary.ts';

/** A bank file that can be read several times from its beginning. */
export type BankFileSource = {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
};

export type ImportOptions = {
  /** Everything is done and taken back. */
  readonly isDryRun?: boolean;
  /** A person has seen that the file's own sums or balances do not add up, and imports it all the same. */
  readonly areDifferencesAccepted?: boolean;
  /** Told of every payment, those that no reference matched last, inside the transaction: what is told stands only once the verb has answered. */
  readonly tell?: (decided: readonly Decided[]) => void | Promise<void>;
};

/** Why a file is not imported, beside what its reading refuses. */
export type ImportRefused =
  | FileRefused
  | {
      readonly kind: 'refused';
      readonly because: 'another_account';
      readonly line: null;
      readonly field: string;
      readonly found: null;
      readonly mend: string;
    };

export type ImportedPayments =
  | { readonly kind: 'imported' | 'rehearsed'; readonly summary: Summary; readonly file: BankFile }
  | (ImportRefused & { readonly file: BankFile | null });

const PAYMENTS_PER_CHUNK = 5_000;
const PIECE_BYTES = 1 << 20;

/**
 * Imports a bank file: camt.053, camt.054, KTL or TITO, told apart by content.
 *
 * Reads it twice: first everything is checked (form, sums, balances, whose account), then it is applied in one
 * transaction, wholly or not at all, so that a run that was killed is simply run again. A payment that came before, in this
 * file or another, has no effect. Memory does not grow with the file.
 */
export async function importPayments(
  by: Permit<'payments:import'>,
  source: BankFileSource,
  options: ImportOptions = {},
): Promise<ImportedPayments> {
  const checked = await check(by, source, options.areDifferencesAccepted ?? false);
  if (checked.kind === 'refused') return checked;
  const { file, sha256, byteCount } = checked;
  try {
    const summary = await transact(by, async (tx, act) => {
      const applying = { tx, act, today: todayOf(by), file, source, options };
      const done = await apply(applying, { sha256, byteCount });
      if (options.isDryRun === true) throw new TakenBack(done);
      return done;
    });
    return { kind: 'imported', summary, file };
  } catch (error) {
    // A rehearsal leaves the transaction by the only door that takes everything back.
    if (error instanceof TakenBack) return { kind: 'rehearsed', summary: error.summary, file };
    throw error;
  }
}

class TakenBack extends Error {
  readonly summary: Summary;
  constructor(summary: Summary) {
    super('rehearsed');
    this.summary = summary;
  }
}

type Checked = {
  readonly kind: 'readable';
  readonly file: BankFile;
  readonly sha256: string;
  readonly byteCount: number;
};

async function check(
  by: Permit<'payments:import'>,
  source: BankFileSource,
  areDifferencesAccepted: boolean,
): Promise<Checked | (ImportRefused & { file: BankFile | null })> {
  const hash = createHash('sha256');
  let byteCount = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.open()) {
      hash.update(chunk);
      byteCount += chunk.length;
      yield chunk;
    }
  }
  const reading = await inspectBankFile(hashed());
  if (reading.kind === 'refused') return { ...reading, file: null };
  const { file } = reading;
  const refused = (await refusalOfAccounts(by, file)) ?? refusalOfSums(file, areDifferencesAccepted);
  return refused === null ? { kind: 'readable', file, sha256: hash.digest('hex'), byteCount } : { ...refused, file };
}

/** Every statement must be of an account that the settings name as ours; one that is not stops the whole file. */
async function refusalOfAccounts(by: Permit<'payments:import'>, file: BankFile): Promise<ImportRefused | null> {
  const { ibans } = await readSettings(databaseOf(by));
  const ours = new Set(ibans.map(({ iban }) => parseIban(iban)));
  const foreign = file.statements.find(({ iban, payments }) => (iban === null ? payments > 0 : !ours.has(iban)));
  if (foreign === undefined) return null;
  return {
    kind: 'refused',
    because: 'another_account',
    line: null,
    field: `statement ${foreign.ordinal}: account`,
    found: null,
    mend: 'Choose a file of an account that the settings name, or add the account to the settings.',
  };
}

type Applying = {
  readonly tx: Tx;
  readonly act: ActId;
  readonly today: Day;
  readonly file: BankFile;
  readonly source: BankFileSource;
  readonly options: ImportOptions;
};

async function apply(
  applying: Applying,
  kept: { readonly sha256: string; readonly byteCount: number },
): Promise<Summary> {
  const { tx, act, today, file, source, options } = applying;
  await lockPayments(tx);
  const bankFile = await keepFile(tx, act, { ...kept, name: source.name.slice(0, 200), format: file.version });
  if (bankFile.isNew) await keepBytes(tx, bankFile.id, source);
  const summary = new ImportSummary(file, kept.sha256, bankFile.isNew);
  const tell = async (decided: readonly Decided[]): Promise<void> => {
    summary.add(decided);
    await options.tell?.(decided);
  };
  let unknown: Decided[] = [];
  for await (const chunk of chunksOf(source)) {
    const decided = await importChunk(tx, act, chunk, { bankFile: bankFile.id, today });
    await tell(decided.filter(({ decision }) => decision.class !== 'unknown'));
    unknown.push(...decided.filter(({ decision }) => decision.class === 'unknown'));
    if (unknown.length < PAYMENTS_PER_CHUNK) continue;
    await tell(await suggestFor(tx, unknown));
    unknown = [];
  }
  await tell(await suggestFor(tx, unknown));
  const finished = summary.finished();
  if (bankFile.isNew) await writeSummary(tx, bankFile.id, finished);
  return finished;
}

async function keepBytes(tx: Tx, bankFile: number, source: BankFileSource): Promise<void> {
  let position = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size > 0) await keepPiece(tx, bankFile, ++position, Buffer.concat(held));
    held = [];
    size = 0;
  };
  for await (const chunk of source.open()) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PIECE_BYTES) await flush();
  }
  await flush();
}

async function* chunksOf(source: BankFileSource): AsyncGenerator<Incoming[]> {
  let chunk: Incoming[] = [];
  let position = 0;
  for await (const entry of bankEntries(source.open())) {
    chunk.push(...incomingOf(entry, position + 1));
    position += entry.payments.length;
    if (chunk.length < PAYMENTS_PER_CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
