import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lines, linesOf } from './lines-of-file.ts';

async function* chunked(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function copied(text: string, spans: readonly Lines[], size = 4): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of linesOf(chunked(text, size), spans[Symbol.iterator]())) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}

test.each([
  ['a\nb\nc\n', 'a\nc\n'],
  ['a\r\nb\r\nc\r\n', 'a\r\nc\r\n'],
  ['a\rb\rc\r', 'a\rc\r'],
  ['a\nb\nc', 'a\nc'],
  ['ä\nö\nå', 'ä\nå'],
])('the first and the third line of %j are %j', async (text, wanted) => {
  expect(await copied(text, [{ from: 1, to: 2 }, { from: 3, to: 4 }])).toBe(wanted); // prettier-ignore
});

test('whatever the chunks, the lines wanted come whole and no other', async () => {
  const line = fc.tuple(fc.stringMatching(/^[a-zåäö;"]{0,6}$/), fc.constantFrom('\n', '\r\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 9 }), fc.infiniteStream(fc.boolean()), async (lines, size, coins) => {
      const taken = lines.map(() => coins.next().value === true);
      const spans = lines.flatMap((_, at) => (taken[at] ? [{ from: at + 1, to: at + 2 }] : []));
      const wanted = lines.filter((_, at) => taken[at]).map(([text, end]) => text + end).join('');
      expect(await copied(lines.map(([text, end]) => text + end).join(''), spans, size)).toBe(wanted);
    }),
  ); // prettier-ignore
});
