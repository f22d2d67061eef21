import { StringDecoder } from 'node:string_decoder';
import { RefusedStream } from '../refusal.ts';
import { recordTooLong } from '../say-refusal.ts';
import { RECORD_BYTES_MAX } from './delimited.ts';

/** A line without its end, and its number from 1. */
export type Line = { readonly line: number; readonly text: string };

/** The lines of UTF-8 text, many at a time; CRLF, LF and CR end a line, and the last one need not be ended. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Line[]> {
  const decoder = new StringDecoder('utf8');
  let line = 1;
  let carried = '';
  for await (const chunk of chunks) {
    const text = carried + decoder.write(chunk);
    // A CR at the end may be half of a CRLF.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const parts = text.slice(0, end).split(/\r\n|\n|\r/);
    carried = (parts.pop() ?? '') + text.slice(end);
    if (carried.length > RECORD_BYTES_MAX)
      throw new RefusedStream(recordTooLong(line + parts.length, line + parts.length, RECORD_BYTES_MAX));
    const first = line;
    line += parts.length;
    if (parts.length > 0) yield parts.map((part, at) => ({ line: first + at, text: part }));
  }
  const last = (carried + decoder.end()).replace(/\r$/, '');
  if (last !== '') yield [{ line, text: last }];
}

/** The text without the byte order mark that it may begin with. */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
