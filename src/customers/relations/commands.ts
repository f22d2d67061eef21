import { z } from 'zod';
import { command, type Command, customerNumberField, dayField, wholeNumberField } from '#platform';
import { numberField, toldByField } from '../fields.ts';
import { RELATION_KINDS } from './decide-relation.ts';
import { endRelation, planEnd, planRelation, relate } from './relate.ts';
import { relationTexts } from './texts.ts';

const refusal = (because: keyof typeof relationTexts) =>
  ({
    exit: because === 'unknown' || because === 'no_relation' ? 'not found' : 'refused',
    because,
    advice: relationTexts[because].en,
  }) as const;

/** Telling relations on the command line; how somebody is tied to others is shown by the desk. */
export const relationCommands: readonly Command[] = [
  command('customer relate <customer> <related>', {
    summary: 'Tell what a customer is to another: employer, contact person of an estate, guardian, payer',
    permit: 'customers:change',
    purpose: 'care',
    changes: true,
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
    run: async ({ related, ...told }, by, { isDryRun }) => {
      if (isDryRun) {
        const planned = await planRelation(by, { ...told, relatedTo: related });
        if (planned.kind === 'refused') return { ...refusal(planned.because), json: planned };
        return { exit: 'done', json: planned, text: `${planned.customer} ${told.kind} ${planned.relatedTo}\n` };
      }
      const outcome = await relate(by, { ...told, relatedTo: related });
      if (outcome.kind === 'refused') return { ...refusal(outcome.because), json: outcome };
      return { exit: 'done', json: outcome, text: `${outcome.relation}\n` };
    },
  }),
  command('relation end <relation>', {
    summary: 'End a relation: yesterday was its last day; one that began today never was',
    permit: 'customers:change',
    purpose: 'care',
    changes: true,
    input: z.object({ relation: wholeNumberField(1).describe('its number, as `customer relations` lists it') }),
    examples: ['kortisto relation end 12 --dry-run', 'kortisto relation end 12'],
    run: async ({ relation }, by, { isDryRun }) => {
      if (!isDryRun) {
        const ended = await endRelation(by, relation);
        return ended.kind === 'refused' ? { ...refusal(ended.because), json: ended } : { exit: 'done', json: ended, text: `${relation}\n` }; // prettier-ignore
      }
      const planned = await planEnd(by, relation);
      if (planned.kind === 'refused') return { ...refusal(planned.because), json: planned };
      const { customer, relatedTo, lastOn } = planned;
      const until = lastOn === null ? 'never was' : `until ${lastOn.toString()}`;
      return { exit: 'done', json: planned, text: `${customer} ${planned.relation} ${relatedTo} ${until}\n` };
    },
  }),
];
