import { z } from 'zod';
import { todayOf } from '#access';
import { command, type Command, customerNumberField, yesNoField } from '#platform';
import { changeCustomer, settleConflict, type DeskChanged } from '../desk-verbs.ts';
import { addressFields, contactFields, numberField, readContact, tellerField } from '../fields.ts';
import { refusalTexts } from '../refusal-texts.ts';
import { historyOfCustomer } from './history.ts';
import { reveal } from './reveal.ts';
import { saidAddress, saidContact } from './say.ts';
import { readAddress } from './told-address.ts';

/** A refusal as the command line says it. */
export const refusal = (because: keyof typeof refusalTexts) =>
  ({
    exit: because === 'unknown_customer' ? 'not found' : 'refused',
    because,
    advice: refusalTexts[because].en,
  }) as const;

/** What came of a change as the command line says it. */
export const told = (changed: DeskChanged) =>
  changed.kind === 'refused'
    ? { ...refusal(changed.because), json: changed }
    : ({ exit: 'done', json: changed, text: `${changed.kind} ${changed.fields.join(' ')}\n` } as const);

const refused = (because: 'no_season' | 'no_contact') => ({ ...refusal(because), json: { kind: 'refused', because } });
const remove = yesNoField.default(false).describe('take it away');

/** A customer's addresses, contacts, conflicts and history on the command line. */
export const valueCommands: readonly Command[] = [
  command('customer address <customer>', {
    summary: 'Tell a customer’s address with its time: dated, temporary or of a season; told again it is changed',
    permit: 'customers:change',
    purpose: 'care',
    changes: true,
    input: z.object({ customer: numberField, ...addressFields, remove, toldBy: tellerField }),
    examples: [
      'kortisto customer address 100001 --kind temporary --valid-from 2026-12-01 --valid-to 2027-02-28 --co Mäki --street-address "Rantatie 2" --postal-code 33100 --city Tampere',
      'kortisto customer address 100001 --kind seasonal --season-from 06-01 --season-to 08-31 --street-address "Mökkitie 1" --postal-code 35990 --city Kolho --dry-run',
    ],
    run: async ({ customer, toldBy, ...given }, by, { isDryRun }) => {
      const address = readAddress(given, todayOf(by));
      if (address === null) return refused('no_season');
      const saying = { values: {}, addresses: [address] };
      return told(await changeCustomer(by, customer, saying, { toldBy, isRehearsal: isDryRun }));
    },
  }),
  command('customer contact <customer>', {
    summary: 'Tell a further telephone or e-mail of a customer, or take one away',
    permit: 'customers:change',
    purpose: 'care',
    changes: true,
    input: z.object({ customer: numberField, ...contactFields, remove, toldBy: tellerField }),
    examples: ['kortisto customer contact 100001 --kind phone --value 0405551234 --label work'],
    run: async ({ customer, toldBy, remove: isGone, ...given }, by, { isDryRun }) => {
      const value = readContact(given);
      if (value === null) return refused('no_contact');
      const contact = { ...given, value, ...(isGone ? ({ remove: true } as const) : {}) };
      const saying = { values: {}, contacts: [contact] };
      return told(await changeCustomer(by, customer, saying, { toldBy, isRehearsal: isDryRun }));
    },
  }),
  command('customer move <customer>', {
    summary: 'Move a post into an organisation, or out of any that is a customer',
    permit: 'customers:change',
    purpose: 'care',
    changes: true,
    input: z.object({
      customer: numberField,
      organisation: customerNumberField.optional().describe('the organisation; none: out of any'),
      toldBy: tellerField,
    }),
    run: async ({ customer, toldBy, organisation }, by, { isDryRun }) => {
      const saying = { values: {}, organisation: organisation ?? null };
      return told(await changeCustomer(by, customer, saying, { toldBy, isRehearsal: isDryRun }));
    },
  }),
  command('customer settle <customer>', {
    summary: 'Settle a conflict: take what a lighter source said, or say that what stands is right',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({
      customer: numberField,
      change: z.coerce.number().int().min(1).describe('the change that was held back, as customer history tells it'),
      field: z.string().max(300).describe('the field; streetAddress for a whole address'),
      verdict: z.enum(['take', 'dismiss']).describe('take or dismiss'),
    }),
    run: async (settlement, by) => {
      const settled = await settleConflict(by, settlement);
      if (settled.kind === 'refused') return { ...refusal(settled.because), json: settled };
      return { exit: 'done', json: settled, text: `${settled.fields.join(' ')}\n` };
    },
  }),
  command('customer reveal <customer>', {
    summary:
      'Show a protected address and contacts for one case; needs --reason, and who looked and why is in the audit trail',
    permit: 'customers:reveal',
    purpose: 'care',
    input: z.object({ customer: numberField }),
    examples: ['kortisto customer reveal 100001 --reason "letter 12"'],
    run: async ({ customer }, by) => {
      const revealed = await reveal(by, customer, by.reason ?? '');
      if (revealed.kind === 'refused') return { ...refusal(revealed.because), json: revealed };
      const lines = [...revealed.addresses.map(saidAddress), ...revealed.contactPoints.map(saidContact)];
      return { exit: 'done', json: revealed, text: lines.map((line) => `${line}\n`).join('') };
    },
  }),
  command('customer history <customer>', {
    summary: 'Tell who said what of a customer’s values, or of one, and what came of it; the newest first',
    permit: 'customers:find',
    purpose: 'care',
    input: z.object({ customer: numberField, field: z.string().max(300).optional().describe('one field') }),
    run: async ({ customer, field }, by) => {
      const rows = await historyOfCustomer(by, customer, field);
      const lines = rows.map(
        (one) =>
        [one.receivedOn, one.change, one.field, one.verdict, one.isUndone ? 'undone' : '', one.name, one.userName ?? one.who].join('\t'), // prettier-ignore
      );
      return { exit: 'done', json: rows, text: lines.map((text) => `${text}\n`).join('') };
    },
  }),
];
