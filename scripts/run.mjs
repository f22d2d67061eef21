// Runs a file of ours on the Node that came with the packages: `node scripts/run.mjs FILE [options]`.
import { resolve } from 'node:path';
import { install, node, run } from './installed.mjs';

const [file, ...options] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.mjs FILE [options]');
  process.exit(2);
}
install();
process.exitCode = await run(node(), [resolve(file), ...options], { cwd: process.cwd() });
