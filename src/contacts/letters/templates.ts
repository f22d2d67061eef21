import { type Label, LANGUAGES, type Permit } from '#kernel';
import { databaseOf, transact } from '#access';
import { unknownGaps } from './fill-template.ts';
import type { TemplateKind } from '../kinds.ts';
import { insertTemplate, retire, type Template, templateRows } from '../queries/templates.ts';

export type TemplateSaved =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'refused'; readonly because: 'unknown_gap'; readonly gaps: readonly string[] };

/** Saves a template as the next version of its code, in all three languages. A gap that nothing fills is refused by name. */
export function saveTemplate(
  by: Permit<'contacts:templates'>,
  template: { readonly code: string; readonly kind: TemplateKind; readonly subject: Label; readonly body: Label },
): Promise<TemplateSaved> {
  const texts = LANGUAGES.flatMap((language) => [template.subject[language], template.body[language]]);
  const gaps = [...new Set(texts.flatMap(unknownGaps))];
  if (gaps.length > 0) return Promise.resolve({ kind: 'refused', because: 'unknown_gap', gaps });
  return transact(by, async (tx, act) => ({ kind: 'saved', version: await insertTemplate(tx, act, template) }));
}

/** Takes a template out of use; what was written from it stays readable. */
export const retireTemplate = (
  by: Permit<'contacts:templates'>,
  code: string,
): Promise<{ readonly kind: 'retired' } | { readonly kind: 'not found' }> =>
  transact(by, async (tx, act) => ({ kind: (await retire(tx, act, code)) ? 'retired' : 'not found' }));

/** The templates in use; nothing in them is about a person. */
export const listTemplates = (by: Permit): Promise<Template[]> => templateRows(databaseOf(by));
