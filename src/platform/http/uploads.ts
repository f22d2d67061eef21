import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { asUploaded, plainFileName, type UploadedFile } from './files.ts';

export type Received =
  | { readonly kind: 'received'; readonly fields: Record<string, unknown>; readonly files: readonly UploadedFile[] }
  | { readonly kind: 'too large' };

/**
 * Streams the parts of a multipart body: files into the incoming folder under names of our own, fields as text.
 * A file over the cap is deleted and the whole request refused. Whoever calls this deletes what is left after the answer.
 */
export async function receiveParts(parts: AsyncIterable<Multipart>, incomingFolder: string): Promise<Received> {
  const fields: Record<string, unknown> = Object.create(null);
  const files: UploadedFile[] = [];
  await mkdir(incomingFolder, { recursive: true, mode: 0o700 });
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        fields[part.fieldname] = part.value;
        continue;
      }
      const file = await store(part, incomingFolder);
      files.push(file);
      if (part.file.truncated) {
        await discard(files);
        return { kind: 'too large' };
      }
      fields[part.fieldname] = file;
    }
  } catch (failure) {
    await discard(files);
    throw failure;
  }
  return { kind: 'received', fields, files };
}

/** Deletes the files that nobody has moved away. */
export async function discard(files: readonly UploadedFile[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file.path, { force: true })));
}

async function store(part: MultipartFile, incomingFolder: string): Promise<UploadedFile> {
  const path = join(incomingFolder, randomUUID());
  const hash = createHash('sha256');
  let byteCount = 0;
  try {
    await pipeline(
      part.file,
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          byteCount += chunk.length;
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
  } catch (failure) {
    await rm(path, { force: true });
    throw failure;
  }
  return asUploaded({ path, name: plainFileName(part.filename), byteCount, sha256: hash.digest('hex') });
}
