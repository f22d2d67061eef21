/** How far the first lines are sought; titles and a header are never longer. */
export const HEAD_BYTES_MAX = 65_536;

/** The first bytes of a stream, and the whole of it, readable again from its start. */
export type WithHead = { readonly head: Buffer; readonly all: AsyncIterable<Buffer> };

/** Reads so many bytes of a stream, and makes the whole readable again from its start. */
export async function withHead(chunks: AsyncIterator<Uint8Array>): Promise<WithHead> {
  const read: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES_MAX) {
    const next = await chunks.next();
    if (next.done) break;
    read.push(Buffer.from(next.value));
    size += next.value.length;
  }
  const head = Buffer.concat(read);
  return { head, all: resumed(head, chunks) };
}

async function* resumed(head: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (;;) {
      const next = await chunks.next();
      if (next.done) return;
      yield Buffer.from(next.value);
    }
  } finally {
    await chunks.return?.();
  }
}

/** The stream without its first bytes. */
export async function* withoutFirst(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    const kept = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - kept.length;
    if (kept.length > 0) yield kept;
  }
}
