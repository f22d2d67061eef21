import { z } from 'zod';
import type { RoomDeclaration } from '#kernel';
import { command, type Command, languageField } from '#platform';
import { descriptionNow, publishDescription } from './publish.ts';
import { asHtml, asMarkdown } from './written.ts';

/** The description on the command line. */
export const commandsFor = (declarations: readonly RoomDeclaration[]): readonly Command[] => [
  command('description show', {
    summary: 'Show the register description as the running system writes it today',
    permit: 'description:read',
    purpose: 'rights',
    input: z.object({
      lang: languageField.default('fi').describe('fi, sv or en'),
      format: z.enum(['md', 'html', 'json']).default('md').describe('md, html or json'),
    }),
    examples: ['kortisto description show --lang sv --format html'],
    run: async ({ lang, format }, by) => {
      const description = await descriptionNow(by, declarations, lang);
      if (format === 'json')
        return { exit: 'done', json: description, text: `${JSON.stringify(description, null, 2)}\n` };
      const text = format === 'html' ? `${asHtml(description).text}\n` : asMarkdown(description);
      return { exit: 'done', json: description, text };
    },
  }),
  command('description publish', {
    summary: 'Publish the description in Finnish, Swedish and English as its next version',
    permit: 'description:publish',
    purpose: 'rights',
    input: z.object({}),
    run: async (_input, by) => {
      const published = await publishDescription(by, declarations);
      return { exit: 'done', json: published, text: `${published.kind}: version ${published.version}\n` };
    },
  }),
];
