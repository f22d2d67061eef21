import { SaxesParser } from 'saxes';
import { RefusedStream } from '../refusal.ts';
import { brokenWorkbook } from './say-archive.ts';

/** Attributes by their names as written. */
export type Attributes = Readonly<Record<string, string>>;

/** What a reader of a part of a workbook is told; names come without their prefix. */
export type PartSink = {
  opened(name: string, attributes: Attributes): void;
  closed(name: string): void;
  text(text: string): void;
};

const DEPTH_MAX = 30;
/** Characters of input without a single event: a value or a comment that never ends. */
const SILENCE_MAX = 1_000_000;

/**
 * Feeds one XML part to a sink, chunk by chunk. Any DOCTYPE ends it, so that no entity is ever looked up; so do nesting
 * without end, values without end, and what is no XML. Yields after each chunk, so that the reader can pass on what it has.
 */
export async function* readPart(chunks: AsyncIterable<Buffer>, sink: PartSink): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let [depth, silent] = [0, 0];
  const refuse = (): never => {
    throw new RefusedStream(brokenWorkbook());
  };
  parser.on('doctype', () => {
    throw new RefusedStream(brokenWorkbook({ field: 'DOCTYPE' }));
  });
  parser.on('error', refuse);
  parser.on('opentag', (tag) => {
    silent = 0;
    if (++depth > DEPTH_MAX) refuse();
    sink.opened(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    silent = 0;
    depth--;
    sink.closed(local(tag.name));
  });
  parser.on('text', (text) => sink.text(text));
  parser.on('cdata', (text) => sink.text(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    const text = decoded(decoder, chunk);
    silent += text.length;
    parser.write(text);
    if (silent > SILENCE_MAX) refuse();
    yield;
  }
  parser.write(decoded(decoder, undefined));
  parser.close();
  yield;
}

function decoded(decoder: TextDecoder, chunk: Buffer | undefined): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new RefusedStream(brokenWorkbook());
  }
}

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Reads a small part to its end. */
export async function readWhole(chunks: AsyncIterable<Buffer>, sink: PartSink): Promise<void> {
  for await (const _ of readPart(chunks, sink));
}

/** Takes back how a workbook writes characters that XML cannot hold: `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
