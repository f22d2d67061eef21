import { z } from 'zod';
import { OPERATIONS, type Rule } from './operations.ts';

/** What becomes of a repair. */
export type Stand = 'accepted' | 'refused' | 'left';

/**
 * Which repairs a person or a profile accepts and refuses: operations (`capitals`), operations of one field
 * (`postal_code:leading_zero`), or `*` for all. What is named in neither is done when it leaves no doubt, and left otherwise.
 */
export type Choice = { readonly accepted: readonly string[]; readonly refused: readonly string[] };

/** Nothing said: what leaves no doubt is repaired. */
export const UNASKED: Choice = { accepted: [], refused: [] };

/** Whether the text names a repair: `all`, `none` apart. */
const isNamed = (text: string): boolean => OPERATIONS.some((one) => text === one || text.endsWith(`:${one}`));

const listShape = z.array(z.string().max(80).refine((text) => text === '*' || isNamed(text))).max(200); // prettier-ignore

/** A choice as JSON: in a saved profile, a request. */
export const choiceShape = z.object({ accepted: listShape.default([]), refused: listShape.default([]) });

/** Reads `all`, `none` or a list (`leading_zero,email:letters`): what a list does not name is refused. `null`: an unknown name. */
export function parseChoice(text: string): Choice | null {
  if (text === 'all') return { accepted: ['*'], refused: [] };
  if (text === 'none') return { accepted: [], refused: ['*'] };
  const accepted = text.split(',').map((one) => one.trim()).filter((one) => one !== ''); // prettier-ignore
  return accepted.length > 0 && accepted.every(isNamed) ? { accepted, refused: ['*'] } : null;
}

/** The policy that stands in a profile's JSON as `repairs`; nothing said when there is none. */
export function policyOf(definition: unknown): Choice {
  const said = z.object({ repairs: z.union([z.string(), choiceShape]) }).safeParse(definition);
  if (!said.success) return UNASKED;
  const { repairs } = said.data;
  return typeof repairs === 'string' ? (parseChoice(repairs) ?? UNASKED) : repairs;
}

/** What stands of a repair of a field: the nearest word first, the field's own before the operation's before all. */
export function stands({ accepted, refused }: Choice, rule: Rule, field: string): Stand {
  for (const name of [`${field}:${rule.operation}`, rule.operation, '*']) {
    if (accepted.includes(name)) return 'accepted';
    if (refused.includes(name)) return rule.holdsWhenRefused ? 'refused' : 'left';
  }
  return rule.isDoneUnasked ? 'accepted' : 'left';
}
