// `npm start`: installs what is missing, builds the web app when it is older than its sources, and serves the register.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { install, node, ROOT, run } from './installed.mjs';

const WEB = join(ROOT, 'web');
const BUILT = join(WEB, 'dist', 'index.html');

const installSeconds = install();
console.error(installSeconds === 0 ? 'packages: in place' : `packages: installed in ${installSeconds.toFixed(1)} s`);

const startedAt = performance.now();
if (existsSync(join(WEB, 'index.html')) && isOlderThanSources()) {
  const code = await run(node(), [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn']);
  if (code !== 0) process.exit(code);
  console.error(`web app: built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

const port = process.env.PORT ?? optionAfter('--port') ?? '3210';
const watch = setInterval(tellWhenServed, 50);
process.exitCode = await run(node(), [join(ROOT, 'src/app/main.ts'), 'start', ...process.argv.slice(2)], {
  cwd: process.cwd(),
});
clearInterval(watch);

/** Prints, once, how long it took from here to a healthy answer. */
async function tellWhenServed() {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
  if (!answer?.ok || watch._destroyed) return;
  clearInterval(watch);
  console.error(
    `register: served after ${((performance.now() - startedAt) / 1000).toFixed(1)} s (install not counted)`,
  );
}

function optionAfter(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function isOlderThanSources() {
  if (!existsSync(BUILT)) return true;
  return newestUnder(WEB) > statSync(BUILT).mtimeMs;
}

function newestUnder(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestUnder(path) : statSync(path).mtimeMs);
  }
  return newest;
}
