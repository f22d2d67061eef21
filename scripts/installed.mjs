// Plain JavaScript without packages: it runs before anything is installed, under whatever Node the machine has.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const { signals } = constants;
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.kortisto-lock');
const BINARIES = join(MODULES, '.bin');

/** What the lockfile asks for, as one hash: when it changes, the packages are stale. */
const wantedPackages = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

/**
 * Installs the packages of the lockfile when they are missing or stale; without install scripts.
 *
 * @returns seconds that it took, 0 when nothing was missing
 */
export function install() {
  const wanted = wantedPackages();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return 0;
  const startedAt = performance.now();
  const outside = pathWithoutOurBinaries();
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env: { ...process.env, PATH: outside },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.status !== 0) throw new Error(`npm ci ended with ${npm.status ?? npm.error?.message ?? npm.signal}`);
  writeFileSync(STAMP, wanted);
  return (performance.now() - startedAt) / 1000;
}

/** `npm ci` empties node_modules, so it must not run on the Node that lies in there. */
function pathWithoutOurBinaries() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.endsWith(join('node_modules', '.bin'))).join(delimiter);
}

/** The Node 26 that came with the packages; a Node of the machine serves where no package exists for the platform. */
export function node() {
  const ours = join(BINARIES, 'node');
  if (existsSync(ours)) return ours;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  throw new Error(
    `no Node 26 among the packages for ${process.platform}-${process.arch}; start with a Node 26 of your own`,
  );
}

/** The environment of everything we start: our binaries first, compiled code kept from one start to the next. */
export function surroundings() {
  const cache = join(MODULES, '.cache', 'compiled');
  mkdirSync(cache, { recursive: true });
  return { ...process.env, PATH: BINARIES + delimiter + (process.env.PATH ?? ''), NODE_COMPILE_CACHE: cache };
}

/**
 * Runs a command to its end, showing what it says; our own binaries come first.
 *
 * @returns the exit code, 128 + the signal's number when one ended it
 */
export function run(command, options, extra = {}) {
  const child = spawn(command, options, {
    cwd: extra.cwd ?? ROOT,
    env: { ...surroundings(), ...extra.env },
    stdio: 'inherit',
  });
  const passOn = (signal) => child.kill(signal);
  // Ctrl-C reaches the child from the terminal by itself; a second one would make it skip its clean-up.
  const wait = process.stdin.isTTY ? () => {} : passOn;
  process.on('SIGTERM', passOn);
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', passOn);
      process.off('SIGINT', wait);
      resolve(code ?? 128 + signals[signal]);
    });
  });
}

/** Removes a folder of ours that can be made again. */
export const discard = (path) => rmSync(path, { recursive: true, force: true });
