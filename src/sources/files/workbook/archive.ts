import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type FileRefusal, RefusedStream } from '../refusal.ts';
import { archiveTooLarge, brokenArchive, unsafeArchive } from './say-archive.ts';

/** The most members of an archive; a workbook of a hundred sheets has some four hundred. */
const MEMBERS_MAX = 1_000;
/** The most bytes of one member when it is opened; it is streamed, so this bounds time and not memory. */
const MEMBER_BYTES_MAX = 4 * 1024 ** 3;
/** How much larger a member may become; lists grow three- to thirtyfold, bombs a thousandfold. */
const RATIO_MAX = 200;
/** Under this size the ratio says nothing. */
const RATIO_FROM_BYTES = 5 * 1024 ** 2;

/** An archive whose members have been looked through and found harmless. */
export type Archive = {
  readonly kind: 'archive';
  /** Names of the files in it, in their order; folders and a Macintosh's own notes are none. */
  readonly members: readonly string[];
  readonly has: (name: string) => boolean;
  /** The bytes of a member, counted as they come; a member that grows without end is stopped. */
  readonly read: (name: string) => AsyncGenerator<Buffer>;
  readonly close: () => void;
};

const LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1');
const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1');
const END_BYTES = 22;

/** Whether a file is a ZIP: by its first bytes, or by its last ones when something was put before it. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    if (head.equals(LOCAL_HEADER) || head.equals(END_OF_DIRECTORY)) return true;
    if (size < END_BYTES) return false;
    const tail = Buffer.alloc(4);
    await file.read(tail, 0, 4, size - END_BYTES);
    return tail.equals(END_OF_DIRECTORY);
  } finally {
    await file.close();
  }
}

/** Opens an archive when its names, sizes and places are harmless. */
export async function openArchive(path: string): Promise<Archive | FileRefusal> {
  const zip = await zipAt(path);
  if (zip === null) return brokenArchive();
  const entries: Entry[] = [];
  const wrong = await lookedThrough(zip, entries);
  if (wrong) {
    zip.close();
    return wrong;
  }
  const files = entries.filter((entry) => !isFolder(entry) && !isOfMacintosh(entry.fileName));
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return {
    kind: 'archive',
    members: files.map(({ fileName }) => fileName),
    has: (name) => byName.has(name),
    read: (name) => bytesOf(zip, byName.get(name)),
    close: () => zip.close(),
  };
}

async function zipAt(path: string): Promise<ZipFile | null> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch {
    return null;
  }
}

async function lookedThrough(zip: ZipFile, entries: Entry[]): Promise<FileRefusal | null> {
  if (zip.entryCount > MEMBERS_MAX) return archiveTooLarge(`${MEMBERS_MAX} members`);
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MEMBERS_MAX) return archiveTooLarge(`${MEMBERS_MAX} members`);
    }
  } catch (error) {
    // A name that is no file's is told by yauzl while it reads the directory.
    const isName = error instanceof Error && /relative path|absolute path|characters in fileName/i.test(error.message);
    return isName ? unsafeArchive('path') : brokenArchive();
  }
  if (entries.length === 0) return brokenArchive();
  return unsafeIn(entries);
}

function unsafeIn(entries: readonly Entry[]): FileRefusal | null {
  if (Math.min(...entries.map((entry) => entry.relativeOffsetOfLocalHeader)) > 0) return unsafeArchive('prepended');
  if (entries.some(({ fileName }) => isOddName(fileName))) return unsafeArchive('path');
  if (entries.some(isLink)) return unsafeArchive('link');
  if (entries.some((entry) => entry.isEncrypted())) return unsafeArchive('encrypted');
  if (entries.some(({ compressionMethod }) => compressionMethod !== 0 && compressionMethod !== 8))
    return unsafeArchive('method');
  const names = new Set(entries.map(({ fileName }) => fileName.normalize('NFKC').toLowerCase()));
  if (names.size < entries.length) return unsafeArchive('repeated_name');
  if (overlap(entries)) return unsafeArchive('overlap');
  const isBomb = entries.some((entry) => isTooLarge(entry.uncompressedSize, entry.compressedSize));
  return isBomb ? archiveTooLarge(`${RATIO_MAX} : 1, ${MEMBER_BYTES_MAX / 1024 ** 3} GiB`) : null;
}

// oxlint-disable-next-line no-control-regex -- a name with one is no name
const isOddName = (name: string): boolean => name === '' || /[\u0000-\u001f\u007f\\:]/.test(name) || name.length > 255;

const FILE_TYPE = 0o170000;
const PLAIN_TYPES: ReadonlySet<number> = new Set([0, 0o100000, 0o040000]);
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  !PLAIN_TYPES.has((externalFileAttributes >>> 16) & FILE_TYPE);

const isFolder = ({ fileName }: Entry): boolean => fileName.endsWith('/');
const isOfMacintosh = (name: string): boolean => name.startsWith('__MACOSX/') || name.endsWith('.DS_Store');

/** Members that share bytes: how one bomb stands in a thousand names. */
function overlap(entries: readonly Entry[]): boolean {
  const placed = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return placed.some((entry, at) => {
    const next = placed[at + 1];
    return next && entry.relativeOffsetOfLocalHeader + entry.compressedSize > next.relativeOffsetOfLocalHeader;
  });
}

const isTooLarge = (bytes: number, compressedSize: number): boolean =>
  bytes > MEMBER_BYTES_MAX || (bytes > RATIO_FROM_BYTES && bytes > compressedSize * RATIO_MAX);

async function* bytesOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) throw new RefusedStream(brokenArchive());
  let bytes = 0;
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
      if (isTooLarge(bytes, entry.compressedSize)) throw new RefusedStream(archiveTooLarge(`${RATIO_MAX} : 1`));
      yield chunk;
    }
  } catch (error) {
    throw isOfArchive(error) ? new RefusedStream(brokenArchive()) : error;
  }
  if (sum !== entry.crc32) throw new RefusedStream(brokenArchive());
}

/** A fault of the archive itself: a wrong size, a damaged member; anything else is not ours to explain. */
const isOfArchive = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof RefusedStream) &&
  (!('code' in error) || /^Z_|ERR_/.test(String(error.code)));
