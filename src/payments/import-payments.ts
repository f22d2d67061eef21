import { createHash } from 'node:crypto';
import { type ActId, assert, type Iban, parseIban, type Permit } from '#kernel';
import { databaseOf, transact } from '#access';
import type { Tx } from '#platform';
import { readSettings } from '#register';
import type { BankEntry, BankFile, BankFileHead, FileRefused, Statement } from './files/bank-file.ts';
import { BANK_FILE_BYTES_MAX, readBankFile } from './files/read-bank-file.ts';
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
 * Everything happens in one transaction that stands only once the whole file has been read and checked (form, whose
 * account, counts, sums, balances): a file is applied wholly or not at all, and a run that was killed is simply run again.
 * A payment that came before, in this file or another, has no effect. Memory does not grow with the file.
 */
export async function importPayments(
  by: Permit<'payments:import'>,
  source: BankFileSource,
  options: ImportOptions = {},
): Promise<ImportedPayments> {
  const kept = await fingerprintOf(source);
  const { ibans } = await readSettings(databaseOf(by));
  const ours = new Set(ibans.map(({ iban }) => parseIban(iban)));
  try {
    const imported = await transact(by, async (tx, act) => {
      const done = await apply({ tx, act, source, options, ours, ...kept });
      if (options.isDryRun === true) throw new TakenBack({ kind: 'rehearsed', ...done });
      return done;
    });
    return { kind: 'imported', ...imported };
  } catch (error) {
    // A refusal and a rehearsal leave the transaction by the only door that takes everything back.
    if (error instanceof TakenBack) return error.outcome;
    throw error;
  }
}

class TakenBack extends Error {
  readonly outcome: ImportedPayments;
  constructor(outcome: ImportedPayments) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

async function fingerprintOf(source: BankFileSource): Promise<{ readonly sha256: string; readonly byteCount: number }> {
  const hash = createHash('sha256');
  let byteCount = 0;
  for await (const chunk of source.open()) {
    hash.update(chunk);
    byteCount += chunk.length;
    if (byteCount > BANK_FILE_BYTES_MAX) break;
  }
  return { sha256: hash.digest('hex'), byteCount };
}

type Applying = {
  readonly tx: Tx;
  readonly act: ActId;
  readonly source: BankFileSource;
  readonly options: ImportOptions;
  readonly ours: ReadonlySet<Iban | null>;
  readonly sha256: string;
  readonly byteCount: number;
};

async function apply(applying: Applying): Promise<{ readonly summary: Summary; readonly file: BankFile }> {
  const { tx, act, source, sha256, byteCount, options } = applying;
  await lockPayments(tx);
  const bankFile = await keepFile(tx, act, { sha256, byteCount, name: source.name.slice(0, 200) });
  const summary = new ImportSummary(sha256, bankFile.isNew);
  const matching = new Matching(applying, bankFile.id, summary);
  const file = await readAll(applying, matching);
  const refused = refusalOfSums(file, options.areDifferencesAccepted ?? false);
  if (refused !== null) throw new TakenBack({ ...refused, file });
  await matching.finish();
  const finished = summary.finished(file);
  if (bankFile.isNew) {
    await keepBytes(tx, bankFile.id, source);
    await writeSummary(tx, bankFile.id, { format: file.version, summary: finished });
  }
  return { summary: finished, file };
}

/** Reads the file to its end, hands its payments on, and gives what it says of itself. Leaves at the first refusal. */
async function readAll({ source, ours }: Applying, matching: Matching): Promise<BankFile> {
  let head: BankFileHead | null = null;
  const statements: Statement[] = [];
  for await (const event of readBankFile(source.open())) {
    if (event.kind === 'refused') throw new TakenBack({ ...event, file: null });
    if (event.kind === 'file') head = event.head;
    if (event.kind === 'entry') {
      if (!ours.has(event.entry.iban)) throw new TakenBack(ofAnotherAccount(event.entry.statement));
      await matching.take(event.entry);
    }
    if (event.kind === 'statement') {
      const { iban, ordinal } = event.statement;
      // A batch of KTL without payments names no account.
      if (iban !== null && !ours.has(iban)) throw new TakenBack(ofAnotherAccount(ordinal));
      statements.push(event.statement);
    }
  }
  assert(head, 'a bank file without a head is refused');
  return { ...head, statements };
}

/** Every statement must be of an account that the settings name as ours; one that is not stops the whole file. */
const ofAnotherAccount = (statement: number): ImportRefused & { readonly file: null } => ({
  kind: 'refused',
  because: 'another_account',
  line: null,
  field: `statement ${statement}: account`,
  found: null,
  mend: 'Choose a file of an account that the settings name, or add the account to the settings.',
  file: null,
});

/** Gathers payments into chunks, has each chunk matched, and those that no reference matched looked at together. */
class Matching {
  private readonly applying: Applying;
  private readonly bankFile: number;
  private readonly summary: ImportSummary;
  private chunk: Incoming[] = [];
  private unknown: Decided[] = [];
  private position = 0;

  constructor(applying: Applying, bankFile: number, summary: ImportSummary) {
    this.applying = applying;
    this.bankFile = bankFile;
    this.summary = summary;
  }

  async take(entry: BankEntry): Promise<void> {
    this.chunk.push(...incomingOf(entry, this.position + 1));
    this.position += entry.payments.length;
    if (this.chunk.length >= PAYMENTS_PER_CHUNK) await this.match();
  }

  async finish(): Promise<void> {
    await this.match();
    await this.suggest();
  }

  private async match(): Promise<void> {
    const { tx, act } = this.applying;
    const decided = await importChunk(tx, act, this.chunk, this.bankFile);
    this.chunk = [];
    await this.tell(decided.filter(({ decision }) => decision.class !== 'unknown'));
    this.unknown.push(...decided.filter(({ decision }) => decision.class === 'unknown'));
    if (this.unknown.length >= PAYMENTS_PER_CHUNK) await this.suggest();
  }

  private async suggest(): Promise<void> {
    await this.tell(await suggestFor(this.applying.tx, this.unknown));
    this.unknown = [];
  }

  private async tell(decided: readonly Decided[]): Promise<void> {
    this.summary.add(decided);
    await this.applying.options.tell?.(decided);
  }
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
