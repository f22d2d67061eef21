import { EXIT_CODES } from '#platform';
import { runKortisto } from './cli.ts';

/*
 * `kortisto …`: reads the words of the command line and ends with the code that `kortisto --help` promises. A reader who has
 * seen enough (`| head`) closes the pipe; that is no failure.
 */
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code === 'EPIPE') process.exit(0);
  throw failure;
});

const words = process.argv.slice(2);
const isServing = words.includes('serve') || words.includes('start');
// What was interrupted is safe to run again: every verb may be killed at any line.
if (!isServing) process.once('SIGINT', () => process.exit(EXIT_CODES.interrupted));

process.exitCode = await runKortisto(words, { out: process.stdout, err: process.stderr });
