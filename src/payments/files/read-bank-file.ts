import type { BankEntry, BankFile, BankFileEvent, BankFileHead, FileRefused, Statement } from './bank-file.ts';
import { readCamt } from './camt.ts';
import { decodeXml, joined } from './encoding.ts';
import { linesOf } from './fixed-width.ts';
import { readKtl } from './ktl.ts';
import { Refusal, refuse } from './refusal.ts';
import { readTito } from './tito.ts';

/** A bank file a day of a big publisher is some megabytes; this is for the night when a year comes at once. */
export const BANK_FILE_BYTES_MAX = 1_000_000_000;

const SNIFFED_BYTES = 400;

/**
 * Reads a bank file as it streams by: camt.053, camt.054, KTL or TITO, told apart by content. One entry is in memory at
 * a time. Yields the head first, each statement after its entries, and `refused` as the last event when the file cannot
 * be read; what was yielded before a refusal must not be used. Throws only what the source throws.
 */
export async function* readBankFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankFileEvent> {
  try {
    const source = metered(bytes);
    const first = await headOf(source);
    yield* eventsOf(first, chained(first, source));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield error.refused;
  }
}

/** Reads a whole bank file and keeps only what it says of itself and its sums; the first pass before anything is written. */
export async function inspectBankFile(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly kind: 'readable'; readonly file: BankFile } | FileRefused> {
  let head: BankFileHead | null = null;
  const statements: Statement[] = [];
  for await (const event of readBankFile(bytes)) {
    if (event.kind === 'refused') return event;
    if (event.kind === 'file') head = event.head;
    if (event.kind === 'statement') statements.push(event.statement);
  }
  if (head === null) throw new Error('a bank file without a head was not refused');
  return { kind: 'readable', file: { ...head, statements } };
}

/** The entries of a file that has been inspected. Throws when it is refused now: then it is another file. */
export async function* bankEntries(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankEntry> {
  for await (const event of readBankFile(bytes)) {
    if (event.kind === 'refused') throw new Error(`the bank file changed between two readings: ${event.because}`);
    if (event.kind === 'entry') yield event.entry;
  }
}

async function* metered(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > BANK_FILE_BYTES_MAX) refuse('too_large', { found: `over ${BANK_FILE_BYTES_MAX} bytes` });
    yield chunk;
  }
}

async function headOf(source: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < SNIFFED_BYTES) {
    const { value, done } = await source.next();
    if (done === true) break;
    head = joined(head, value);
  }
  return head;
}

async function* chained(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** Tells the format by the first bytes; the name and the ending of the file say nothing. */
function eventsOf(head: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankFileEvent> {
  if (head.length === 0) refuse('empty_file');
  const isPacked = [
    [0x1f, 0x8b],
    [0x50, 0x4b, 3],
    [0x42, 0x5a, 0x68],
    [0xfd, 0x37, 0x7a],
    [0x28, 0xb5, 0x2f],
  ].some((magic) => magic.every((byte, at) => head[at] === byte));
  if (isPacked) refuse('compressed', { line: 1 });
  const start = Buffer.from(head.subarray(0, SNIFFED_BYTES))
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '')
    .trimStart();
  if (start === '') refuse('empty_file');
  if (start.startsWith('<')) return readCamt(decodeXml(bytes));
  if (/^T00\d{3}/.test(start)) return readTito(linesOf(bytes));
  if (/^0\d{10}/.test(start)) return readKtl(linesOf(bytes));
  return refuse('not_a_bank_file', { line: 1, field: 'first bytes' });
}
