import { databaseOf, todayOf, transact } from '#access';
import { LANGUAGES, type Language, type Permit, type RoomDeclaration } from '#kernel';
import type { Database } from '#platform';
import { describe, type Description } from './describe.ts';
import { insertDescription, lastDescription } from './queries.ts';
import { readSettings } from './settings.ts';

type InAllLanguages = Readonly<Record<Language, Description>>;

/** The description as it would be published today. */
export async function descriptionNow(
  by: Permit,
  declarations: readonly RoomDeclaration[],
  language: Language,
): Promise<Description> {
  return describe(declarations, await readSettings(databaseOf(by)), language, todayOf(by).toString());
}

export type Published =
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'unchanged'; readonly version: number };

/** Publishes the description in all languages as the next version; nothing when it says what the last one says. */
export const publishDescription = (
  by: Permit<'description:publish'>,
  declarations: readonly RoomDeclaration[],
): Promise<Published> =>
  transact(by, async (tx, act): Promise<Published> => {
    const settings = await readSettings(tx);
    const today = todayOf(by).toString();
    const content = Object.fromEntries(
      LANGUAGES.map((language) => [language, describe(declarations, settings, language, today)]),
    );
    const last = await lastDescription(tx);
    if (last && saysTheSame(last.content as unknown as InAllLanguages, content as unknown as InAllLanguages))
      return { kind: 'unchanged', version: last.version };
    return { kind: 'published', version: await insertDescription(tx, act, content) };
  });

/** The last published description; `null` before the first. Open to everybody. */
export async function publishedDescription(
  db: Database,
  language: Language,
): Promise<{ version: number; description: Description } | null> {
  const last = await lastDescription(db);
  return last ? { version: last.version, description: (last.content as unknown as InAllLanguages)[language] } : null;
}

const undated = (content: InAllLanguages): string =>
  JSON.stringify(LANGUAGES.map((language) => ({ ...content[language], updatedOn: null })).map(sorted));

/** The database gives the keys of JSON back in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const saysTheSame = (a: InAllLanguages, b: InAllLanguages): boolean => undated(a) === undated(b);
