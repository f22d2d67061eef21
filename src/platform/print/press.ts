import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { assert, type Day, HELSINKI } from '#kernel';
import { NotPrinted } from './not-printed.ts';
import { printable } from './printable.ts';
import type { MachineSymbol } from './symbols.ts';
import type { Sheet } from './typst.ts';

/** An order to print one PDF. */
export type PrintOrder = {
  /** The Typst template beside the caller, as `new URL('./invoice.typ', import.meta.url)`; it lies under `src/`. */
  readonly template: URL;
  /** What the template prints, as JSON can carry it. Whatever stands in it is printed as text, never run as Typst. */
  readonly content: unknown;
  /** Barcodes and QR codes by the names by which the template calls them. */
  readonly symbols: Readonly<Record<string, MachineSymbol>>;
  /** The day written in the file as its creation day, so that the same order gives the same bytes on any day. */
  readonly createdOn: Day;
};

type Answer = { readonly pdf: Uint8Array } | { readonly failure: string };
type Waiting = { readonly done: (pdf: Uint8Array) => void; readonly failed: (reason: Error) => void };
type Thread = { readonly worker: Worker; readonly waiting: Waiting[]; given: number };

const SOURCE_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const THREADS_MAX = 4;
/** Orders given to a thread ahead of the reader: enough to keep it at work, few enough to keep memory flat. */
const AHEAD_PER_THREAD = 4;
/**
 * Orders after which a thread is replaced by a fresh one: the compiler gives back all its memory only then. It grows by
 * some 0.3 MB a sheet, and a fresh thread costs as much as three sheets (measured 2026-11-24).
 */
const ORDERS_PER_THREAD = 300;

const threads: (Thread | null)[] = Array.from({ length: Math.min(THREADS_MAX, availableParallelism()) }, () => null);

/**
 * Prints the orders on the worker threads and yields one PDF an order, in the order given, reading only a few ahead.
 *
 * The threads start at the first order and do not keep the program alive once nothing is being printed.
 * @throws NotPrinted when a template does not compile, without saying what stood in the order
 */
export async function* printAll(
  orders: Iterable<PrintOrder> | AsyncIterable<PrintOrder>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const ahead: Promise<Uint8Array>[] = [];
  for await (const order of orders) {
    const pdf = print(order);
    // The failure is met when its turn comes; until then it must not count as unheard.
    pdf.catch(() => undefined);
    ahead.push(pdf);
    if (ahead.length >= threads.length * AHEAD_PER_THREAD) yield await taken(ahead);
  }
  while (ahead.length > 0) yield await taken(ahead);
}

const taken = (ahead: Promise<Uint8Array>[]): Promise<Uint8Array> => {
  const first = ahead.shift();
  assert(first, 'nothing is being printed');
  return first;
};

/** Prints one order on a worker thread. */
export function print(order: PrintOrder): Promise<Uint8Array> {
  const sheet = sheetOf(order);
  const thread = leastBusyThread();
  thread.given++;
  return new Promise((done, failed) => {
    thread.waiting.push({ done, failed });
    thread.worker.ref();
    thread.worker.postMessage(sheet);
  });
}

/** The order as it crosses to a thread, every text in it made printable. */
export function sheetOf({ template, content, symbols, createdOn }: PrintOrder): Sheet {
  const path = fileURLToPath(template);
  assert(path.startsWith(`${SOURCE_ROOT}/`) && path.endsWith('.typ'), `not a template of ours: ${path}`);
  const text = JSON.stringify(content, (_name, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  );
  const midday = createdOn.toZonedDateTime({ timeZone: HELSINKI, plainTime: '12:00' });
  return {
    template: path.slice(SOURCE_ROOT.length),
    content: text,
    symbols,
    createdAt: Math.floor(midday.epochMilliseconds / 1000),
  };
}

function leastBusyThread(): Thread {
  let least = 0;
  const load = (at: number): number => threads[at]?.waiting.length ?? 0;
  for (let at = 1; at < threads.length; at++) if (load(at) < load(least)) least = at;
  const thread = threads[least];
  if (thread && thread.given < ORDERS_PER_THREAD) return thread;
  if (thread) retire(thread);
  return (threads[least] = startThread());
}

/** Lets the thread finish what it was given, and ends it. */
function retire(thread: Thread): void {
  const end = (): void => void thread.worker.terminate();
  if (thread.waiting.length === 0) end();
  else thread.worker.on('message', () => thread.waiting.length === 0 && end());
}

function startThread(): Thread {
  const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
    workerData: { root: SOURCE_ROOT },
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  const thread: Thread = { worker, waiting: [], given: 0 };
  worker.on('message', (answer: Answer) => {
    const first = thread.waiting.shift();
    if (thread.waiting.length === 0) worker.unref();
    if ('pdf' in answer) first?.done(answer.pdf);
    else first?.failed(new NotPrinted(answer.failure));
  });
  const gone = (reason: Error): void => {
    const at = threads.indexOf(thread);
    if (at >= 0) threads[at] = null;
    for (const waiting of thread.waiting.splice(0)) waiting.failed(reason);
  };
  worker.on('error', gone);
  worker.on('exit', () => gone(new NotPrinted('the printing thread ended')));
  return thread;
}
