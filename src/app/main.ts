import { EXIT_CODES } from '#platform';
import { runKortisto } from './cli.ts';

/*
 * `kortisto …`: reads the words of the command line and ends with the code that `kortisto --help` promises. A reader who has
 * seen enough (`| head`) closes the pipe; that is no failure.
 */
const stop = new AbortController();
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code !== 'EPIPE') throw failure;
  stop.abort(EXIT_CODES.done);
});

const words = process.argv.slice(2);
const isServing = words.includes('serve') || words.includes('start');
// What was interrupted is safe to run again: every verb may be killed at any line.
if (!isServing) process.once('SIGINT', () => stop.abort(EXIT_CODES.interrupted));

const streams = { out: process.stdout, err: process.stderr };
const code = await runKortisto(words, streams, process.env, stop.signal);
if (stop.signal.aborted) process.exit(code);
process.exitCode = code;
