import { expect, test } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '#kernel';
import { formatTexts } from './format-texts.ts';
import { readInput } from './input.ts';

const formed = (format: string) =>
  z.codec(z.string(), z.string(), {
    decode: (text, context) => {
      context.issues.push({ code: 'invalid_format', format, input: text });
      return z.NEVER;
    },
    encode: (text) => text,
  });

const saidOf = (field: z.ZodType, value: unknown, language: (typeof LANGUAGES)[number]) => {
  const read = readInput(z.object({ field }), { path: {}, query: {}, body: { field: value } }, language);
  return read.kind === 'malformed' ? read.errors.map(({ detail }) => detail) : [];
};

test.each(Object.keys(formatTexts))('a text that is no %s is told in the language of the person alone', (format) => {
  for (const language of LANGUAGES)
    expect(saidOf(formed(format), 'x', language)).toEqual([formatTexts[format]?.[language]]);
});

test('a pattern is not shown to anybody, and a form without words of its own is told as before', () => {
  expect(saidOf(z.string().regex(/^x$/), 'y', 'fi')).toEqual([formatTexts['regex']?.fi]);
  expect(saidOf(formed('uuid'), 'x', 'fi')).toEqual(['Virheellinen UUID']);
});
