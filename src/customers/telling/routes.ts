import { z } from 'zod';
import { todayOf } from '#access';
import { customerNumberField, route } from '#platform';
import { changeCustomer, settleConflict } from '../desk-verbs.ts';
import { addressFields, contactFields, numberField, readContact, tellerField } from '../fields.ts';
import { refusalTexts } from '../refusal-texts.ts';
import { FAULTS } from './faults.ts';
import { historyOfCustomer } from './history.ts';
import { reveal } from './reveal.ts';
import { addressShape, contactShape, toldShape } from './shapes.ts';
import { readAddress } from './told-address.ts';

const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

const fields = z.array(z.string()).readonly();
const changed = [
  z.object({ kind: z.literal('changed'), fields }),
  z.object({ kind: z.literal('unchanged'), fields }),
] as const;
const answered = z.discriminatedUnion('kind', [
  ...changed,
  refused(['unknown_customer', 'erased', ...FAULTS, 'no_season', 'no_contact']),
]);

const isRehearsal = z.boolean().default(false).describe('only say what would change');
const remove = z.boolean().default(false).describe('take it away');

export const putAddressRoute = route('PUT /customers/:customer/addresses', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Tell an address with its time: dated, temporary or of a season; the same kind and first day is told anew',
  input: z.object({ customer: numberField, ...addressFields, remove, toldBy: tellerField, isRehearsal }),
  output: answered,
  says: refusalTexts,
  handle: async ({ customer, toldBy, isRehearsal: rehearses, ...told }, by) => {
    const address = readAddress(told, todayOf(by));
    if (address === null) return { kind: 'refused', because: 'no_season' };
    const saying = { values: {}, addresses: [address] };
    return changeCustomer(by, customer, saying, { toldBy, isRehearsal: rehearses });
  },
});

export const putContactRoute = route('PUT /customers/:customer/contacts', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Tell a further telephone or e-mail, or take one away; several customers may have the same',
  input: z.object({ customer: numberField, ...contactFields, remove, toldBy: tellerField }),
  output: answered,
  says: refusalTexts,
  handle: async ({ customer, toldBy, remove: isGone, ...told }, by) => {
    const value = readContact(told);
    if (value === null) return { kind: 'refused', because: 'no_contact' };
    const contact = { ...told, value, ...(isGone ? ({ remove: true } as const) : {}) };
    return changeCustomer(by, customer, { values: {}, contacts: [contact] }, { toldBy });
  },
});

export const moveRoute = route('PUT /customers/:customer/organisation', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Move a post into another organisation, or out of any that is a customer',
  input: z.object({ customer: numberField, organisation: customerNumberField.nullable(), toldBy: tellerField }),
  output: answered,
  says: refusalTexts,
  handle: ({ customer, toldBy, organisation }, by) =>
    changeCustomer(by, customer, { values: {}, organisation }, { toldBy }),
});

export const settleRoute = route('POST /customers/:customer/settlements', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Settle a conflict: take what a lighter source said, or say that what stands is right',
  input: z.object({
    customer: numberField,
    change: z.int().min(1),
    field: z.string().max(300),
    verdict: z.enum(['take', 'dismiss']),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('settled'), fields }),
    refused(['no_such_conflict']),
  ]),
  says: refusalTexts,
  handle: (settlement, by) => settleConflict(by, settlement),
});

export const revealRoute = route('POST /customers/:customer/reveals', {
  permit: 'customers:reveal',
  purpose: 'care',
  summary: 'Show a protected address, for one case; who looked and why stands in the audit trail',
  input: z.object({ customer: numberField, reason: z.string().max(200) }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('revealed'),
      addresses: z.array(addressShape).readonly(),
      contactPoints: z.array(contactShape).readonly(),
    }),
    refused(['unknown_customer', 'reason_needed', 'reason_names_somebody']),
  ]),
  says: refusalTexts,
  handle: ({ customer, reason }, by) => reveal(by, customer, reason),
});

export const historyRoute = route('GET /customers/:customer/history', {
  permit: 'customers:find',
  purpose: 'care',
  summary: 'Tell who said what of a customer’s values, or of one of them, and what came of it; the newest first',
  input: z.object({ customer: numberField, field: z.string().max(300).optional() }),
  output: z.object({ rows: z.array(toldShape).readonly() }),
  handle: async ({ customer, field }, by) => ({ rows: await historyOfCustomer(by, customer, field) }),
});

/** A customer's addresses, contacts, conflicts, history and protection at the desk. */
export const valueRoutes = [
  putAddressRoute,
  putContactRoute,
  moveRoute,
  settleRoute,
  revealRoute,
  historyRoute,
] as const;
