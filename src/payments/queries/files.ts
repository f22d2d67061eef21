import { sql } from 'kysely';
import type { ActId } from '#kernel';
import type { Tx } from '#platform';

/** What is kept of a bank file beside its bytes. */
export type FileRow = {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly name: string;
  readonly byteCount: number;
};

/** Keeps the file, or finds the one kept before under the same hash. */
export async function keepFile(tx: Tx, act: ActId, file: FileRow): Promise<{ id: number; isNew: boolean }> {
  const { rows } = await sql<{ id: number }>`
    insert into payments.bank_file (sha256, name, format, byte_count, act)
    values (decode(${file.sha256}, 'hex'), ${file.name}, '', ${file.byteCount}, ${act})
    on conflict (sha256) do nothing returning id`.execute(tx);
  const [made] = rows;
  if (made !== undefined) return { id: made.id, isNew: true };
  const { id } = await tx
    .selectFrom('payments.bank_file')
    .select('id')
    .where('sha256', '=', Buffer.from(file.sha256, 'hex'))
    .executeTakeFirstOrThrow();
  return { id, isNew: false };
}

/** Keeps the next piece of a file's bytes. */
export async function keepPiece(tx: Tx, bankFile: number, position: number, bytes: Uint8Array): Promise<void> {
  await tx
    .insertInto('payments.bank_file_piece')
    .values({ bank_file: bankFile, position, bytes: Buffer.from(bytes) })
    .execute();
}

/** Writes beside the file what reading it has told. */
export async function writeSummary(
  tx: Tx,
  bankFile: number,
  { format, summary }: { readonly format: string; readonly summary: unknown },
): Promise<void> {
  await sql`update payments.bank_file set format = ${format}, summary = ${JSON.stringify(summary)}::jsonb
    where id = ${bankFile}`.execute(tx);
}
