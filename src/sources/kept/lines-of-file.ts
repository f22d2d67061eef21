const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Lines of a file, the first and the one after the last; they count from 1. */
export type Lines = { readonly from: number; readonly to: number };

/**
 * Copies lines of a file byte for byte, in whatever encoding they stand whose line ends are single bytes. The spans come in
 * rising order; memory grows with neither.
 */
export async function* linesOf(
  bytes: AsyncIterable<Buffer>,
  wanted: AsyncIterator<Lines> | Iterator<Lines>,
): AsyncGenerator<Buffer> {
  let line = 1;
  let span = await nextOf(wanted);
  for await (const { piece, endsLine } of piecesOf(bytes)) {
    if (isIn(span, line)) yield piece;
    if (!endsLine) continue;
    line += 1;
    while (span !== null && span.to <= line) span = await nextOf(wanted);
    if (span === null) return;
  }
}

/** Bytes of one line, whole or in part; an empty one may end the line that pieces before it began. */
type Piece = { readonly piece: Buffer; readonly endsLine: boolean };

async function* piecesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let afterReturn = false;
  for await (const chunk of bytes) {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      // A carriage return ends a line by itself only when no line feed follows.
      const end = byte === LINE_FEED ? at + 1 : afterReturn ? at : null;
      afterReturn = byte === RETURN;
      if (end === null) continue;
      yield { piece: chunk.subarray(start, end), endsLine: true };
      start = end;
    }
    if (start < chunk.length) yield { piece: chunk.subarray(start), endsLine: false };
  }
}

const isIn = (span: Lines | null, line: number): boolean => span !== null && line >= span.from && line < span.to;

async function nextOf(wanted: AsyncIterator<Lines> | Iterator<Lines>): Promise<Lines | null> {
  const next = await wanted.next();
  return next.done === true ? null : next.value;
}
