import type { Readable } from 'node:stream';
import { z } from 'zod';

/** A file that a caller sent, lying in the incoming folder until the answer is sent; move it to keep it. */
export interface UploadedFile {
  readonly path: string;
  /** The name the caller gave, without folders and control characters; for showing, never for opening. */
  readonly name: string;
  readonly byteCount: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Bytes to send with a name and a media type. A string is sent as UTF-8. */
export interface SentFile {
  readonly kind: 'file';
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array | Readable;
  /** Shown in the browser instead of saved. */
  readonly isInline?: boolean;
}

const uploads = new WeakSet<object>();

/** Marks a value as received by the edge: a JSON body cannot pretend to be an uploaded file. */
export function asUploaded(file: UploadedFile): UploadedFile {
  uploads.add(file);
  return file;
}

/** The field of a route's input that takes an uploaded file (multipart/form-data). */
export const uploadedFile = z
  .custom<UploadedFile>((value) => typeof value === 'object' && value !== null && uploads.has(value), 'file')
  .meta({ upload: true });

/** The output of a route that sends a file. */
export const sentFile = z
  .custom<SentFile>((value) => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'file')
  .meta({ download: true });

/** Whether a schema is `uploadedFile`, bare or optional. */
export function isUpload(schema: z.core.$ZodType): boolean {
  if (z.globalRegistry.get(schema)?.['upload'] === true) return true;
  return schema instanceof z.ZodOptional && isUpload(schema.unwrap());
}

/**
 * `Content-Disposition` on one line, with an ASCII name and the true one.
 *
 * @see RFC 6266 section 4.3 and RFC 8187 section 3.2 (read 2026-11-22)
 */
export function contentDisposition(file: Pick<SentFile, 'name' | 'isInline'>): string {
  const name = plainFileName(file.name);
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${file.isInline ? 'inline' : 'attachment'}; filename="${ascii || 'file'}"; filename*=UTF-8''${encoded}`;
}

/** The last part of a path without control, direction and separator characters, at most 120 characters. */
export function plainFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}:*?"<>|]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return [...plain].slice(0, 120).join('') || 'file';
}
