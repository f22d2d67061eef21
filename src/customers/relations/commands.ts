import { z } from 'zod';
import { command, type Command, customerNumberField, dayField } from '#platform';
import { numberField, toldByField } from '../fields.ts';
import { RELATION_KINDS } from './decide-relation.ts';
import { relate } from './relate.ts';
import { relationTexts } from './texts.ts';

const refusal = (because: keyof typeof relationTexts) =>
  ({ exit: because === 'unknown' ? 'not found' : 'refused', because, advice: relationTexts[because].en }) as const;

/** Telling relations on the command line; how somebody is tied to others is shown by the desk. */
export const relationCommands: readonly Command[] = [
  command('customer relate <customer> <related>', {
    summary: 'Tell what a customer is to another: employer, contact person of an estate, guardian, payer',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({
      customer: numberField,
      related: customerNumberField.describe('the other customer: whose employer, guardian … the first one is'),
      kind: z.enum(RELATION_KINDS).describe(RELATION_KINDS.join(', ')),
      validFrom: dayField.optional().describe('first day; today unless given'),
      validTo: dayField.optional().describe('last day; until told otherwise unless given'),
      toldBy: toldByField,
    }),
    examples: [
      'kortisto customer relate 100001 100002 --kind guardian',
      'kortisto customer relate 100001 100003 --kind "estate contact" --valid-from 2026-11-02',
    ],
    run: async ({ related, ...told }, by) => {
      const outcome = await relate(by, { ...told, relatedTo: related });
      if (outcome.kind === 'refused') return { ...refusal(outcome.because), json: outcome };
      return { exit: 'done', json: outcome, text: `${outcome.relation}\n` };
    },
  }),
];
