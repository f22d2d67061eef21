import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, type Addressee, assertMinted } from '#kernel';

/** A finished document on its way to somebody. */
export type Letter = { readonly fileName: string; readonly content: Uint8Array };

/**
 * Writes a document into the folder from which it leaves the house: for the printer, or for the operator of e-invoices.
 * A reader of the folder never meets half a file: it is written beside its name and then renamed.
 */
export async function writeLetter(to: Addressee<'post'>, { fileName, content }: Letter, folder: string): Promise<void> {
  assertMinted(to);
  assert(/^[\w.-]+$/.test(fileName) && !fileName.startsWith('.'), `no file name: ${fileName}`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName);
  await writeFile(`${path}.tmp`, content, { mode: 0o600 });
  await rename(`${path}.tmp`, path);
}
