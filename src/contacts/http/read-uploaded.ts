import { readFile } from 'node:fs/promises';
import type { UploadedFile } from '#platform';
import { ATTACHMENT_BYTES_MAX } from '../attach-file.ts';

/** The bytes of a file that was sent; `null` when it is larger than a contact may keep, and then it is not read. */
export const readUploaded = async (file: UploadedFile): Promise<Uint8Array | null> =>
  file.byteCount > ATTACHMENT_BYTES_MAX ? null : readFile(file.path);
