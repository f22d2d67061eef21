import { z } from 'zod';
import type { Language } from '#kernel';
import { formatTexts } from './format-texts.ts';
import type { FieldProblem } from './problem.ts';

/** The three places an input is gathered from; what the path says wins nothing, it must agree. */
export interface Sources {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

export type Read<T> =
  | { readonly kind: 'read'; readonly input: T }
  | { readonly kind: 'malformed'; readonly errors: readonly FieldProblem[] };

const WORDS = { fi: z.locales.fi().localeError, sv: z.locales.sv().localeError, en: z.locales.en().localeError };

/** Our own words for the form of a text, which the words of the schemas would name by its English name; theirs for the rest. */
const wordsIn =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    (issue.code === 'invalid_format' && Object.hasOwn(formatTexts, issue.format)
      ? formatTexts[issue.format]?.[language]
      : undefined) ?? WORDS[language](issue);

const FIELDS_TOLD_MAX = 50;

/** Merges path, query and body and reads them by the schema. A field given twice with two values is an error, not a choice. */
export function readInput<S extends z.ZodType>(schema: S, sources: Sources, language: Language): Read<z.output<S>> {
  if (sources.body !== undefined && sources.body !== null && !isPlain(sources.body)) {
    return { kind: 'malformed', errors: [{ pointer: '', code: 'invalid_type', detail: '{ … }' }] };
  }
  const merged: Record<string, unknown> = Object.create(null);
  for (const source of [sources.path, sources.query, sources.body]) {
    if (!isPlain(source)) continue;
    for (const [name, value] of Object.entries(source)) {
      if (name in merged && String(merged[name]) !== String(value)) {
        return {
          kind: 'malformed',
          errors: [{ pointer: pointer([name]), code: 'contradiction', detail: TWICE[language] }],
        };
      }
      merged[name] = value;
    }
  }
  const result = z.safeDecode(schema, { ...merged } as z.input<S>, { error: wordsIn(language) });
  if (result.success) return { kind: 'read', input: result.data };
  return { kind: 'malformed', errors: result.error.issues.slice(0, FIELDS_TOLD_MAX).map(fieldProblem) };
}

const TWICE = {
  fi: 'Kenttä on annettu kahdesti eri arvoin.',
  sv: 'Fältet har angetts två gånger med olika värden.',
  en: 'The field is given twice with different values.',
} satisfies Record<Language, string>;

function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { pointer: pointer([...issue.path, ...extra]), code: issue.code, detail: issue.message };
}

/** @see RFC 6901, JSON Pointer, section 3 (read 2026-11-22) */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).slice(0, 80).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
