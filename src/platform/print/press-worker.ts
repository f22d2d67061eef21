import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '#kernel';
import { type Sheet, typesetter } from './typst.ts';

/** One thread of the press: a sheet comes in, its PDF or the reason why not goes out, in the order they came. */
const { root } = workerData as { root: string };
const port = parentPort;
assert(port, 'press-worker.ts is started by press.ts only');
const print = typesetter(root);

port.on('message', (sheet: Sheet) => {
  try {
    const pdf = print(sheet);
    const copy = new Uint8Array(pdf);
    port.postMessage({ pdf: copy }, [copy.buffer]);
  } catch (reason) {
    port.postMessage({ failure: reason instanceof Error ? reason.message : String(reason) });
  }
});
