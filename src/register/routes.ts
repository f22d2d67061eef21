import { z } from 'zod';
import { databaseOf } from '#access';
import { type Label, type Language, LANGUAGES, type RoomDeclaration } from '#kernel';
import { html, type Html, languageField, page, type Register, route, sentFile } from '#platform';
import { describe } from './describe.ts';
import { descriptionNow, publishDescription, publishedDescription } from './publish.ts';
import { readSettings } from './settings.ts';
import { descriptionTexts } from './words.ts';
import { asHtml, asMarkdown } from './written.ts';

const description = z.custom<ReturnType<typeof describe>>((value) => typeof value === 'object' && value !== null);

/** What the wiring knows and this room does not: the open register, and what all rooms declare. */
export type House = { readonly register: Register; readonly declarations: readonly RoomDeclaration[] };

/** The description: as it would be today, and as it was published, for everybody. */
export const routesFor = ({ register, declarations }: House) =>
  [
    route('GET /description', {
      permit: 'description:read',
      purpose: 'rights',
      summary: 'The register description as the running system would write it today',
      input: z.object({ language: languageField.optional() }),
      output: z.object({ description, publishedVersion: z.number().nullable() }),
      handle: async ({ language }, by, call) => {
        const asked = language ?? call.language;
        const published = await publishedDescription(databaseOf(by), asked);
        return {
          description: await descriptionNow(by, declarations, asked),
          publishedVersion: published?.version ?? null,
        };
      },
    }),
    route('POST /description/publications', {
      permit: 'description:publish',
      purpose: 'rights',
      summary: 'Publish the description in all languages as its next version',
      input: z.object({}),
      output: z.object({ kind: z.enum(['published', 'unchanged']), version: z.number() }),
      handle: (_input, by) => publishDescription(by, declarations),
    }),
    route('GET /description/markdown', {
      permit: 'public',
      summary: 'The published description as Markdown',
      input: z.object({ language: languageField.optional() }),
      output: sentFile,
      handle: async ({ language }, _by, call) => {
        const { description: published } = await publishedOrCurrent(register, declarations, language ?? call.language);
        return {
          kind: 'file' as const,
          name: 'description.md',
          type: 'text/markdown; charset=utf-8',
          content: asMarkdown(published),
        };
      },
    }),
    page('GET /description', {
      permit: 'public',
      summary: 'The register description, open to everybody',
      input: z.object({ language: languageField.optional() }),
      render: async ({ language }, _by, call) => {
        const asked = language ?? call.language;
        const { description: published, version } = await publishedOrCurrent(register, declarations, asked);
        return publicPage(
          asked,
          published.registerName,
          html`${asHtml(published)}${version === null ? html`` : html`<footer>v${version}</footer>`}`,
        );
      },
    }),
  ] as const;

/** Before the first publication everybody sees the description as it is: data subjects need not wait for a click. */
async function publishedOrCurrent(
  { db, clock }: Register,
  declarations: readonly RoomDeclaration[],
  language: Language,
) {
  const published = await publishedDescription(db, language);
  if (published) return published;
  return {
    version: null,
    description: describe(declarations, await readSettings(db), language, clock.today().toString()),
  };
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };
const title: Label = descriptionTexts.title;

const publicPage = (language: Language, registerName: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title[language]} · ${registerName}</title>
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        <nav aria-label="${LANGUAGES.map((each) => LANGUAGE_NAMES[each]).join(', ')}">
          ${LANGUAGES.map(
            (each) =>
              html`<a href="/description?language=${each}" lang="${each}" hreflang="${each}"
                >${LANGUAGE_NAMES[each]}</a
              > `,
          )}
        </nav>
        ${body}
      </body>
    </html>`;
