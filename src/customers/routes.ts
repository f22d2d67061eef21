import { z } from 'zod';
import { customerNumberField, route } from '#platform';
import { addCustomer, changeCustomer } from './desk-verbs.ts';
import { valueRoutes } from './telling/routes.ts';
import { changeableFields, newCustomerFields, numberField, tellerField } from './fields.ts';
import { postalRoutes } from './postal/routes.ts';
import { mergingRoutes } from './merging/routes.ts';
import { FAULTS } from './telling/faults.ts';
import { refusalTexts } from './refusal-texts.ts';
import { relationRoutes } from './relations/routes.ts';
import { spoken } from './spoken.ts';

const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

export const addCustomerRoute = route('POST /customers', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Add a customer; says first who may be the same, unless told to add all the same',
  input: z.object({
    ...newCustomerFields,
    organisation: customerNumberField.optional().describe('the organisation that a post is in'),
    toldBy: tellerField,
    evenIfAlike: z.boolean().default(false),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('added'), customer: customerNumberField }),
    z.object({ kind: z.literal('alike'), among: z.array(customerNumberField) }),
    refused(['no_name', ...FAULTS]),
  ]),
  says: refusalTexts,
  handle: async ({ toldBy, evenIfAlike, organisation, kind, ...values }, by) => {
    const added = await addCustomer(by, { kind, ...spoken(values) }, { toldBy, evenIfAlike, organisation });
    return added.kind === 'alike' ? { ...added, among: [...added.among] } : added;
  },
});

export const changeCustomerRoute = route('PATCH /customers/:customer', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Change a customer’s values; those not named stay, null empties one',
  input: z.object({ customer: numberField, ...changeableFields, toldBy: tellerField }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed'), fields: z.array(z.string()).readonly() }),
    z.object({ kind: z.literal('unchanged'), fields: z.array(z.string()).readonly() }),
    refused(['unknown_customer', 'erased', ...FAULTS]),
  ]),
  says: refusalTexts,
  handle: async ({ customer, toldBy, ...values }, by) => {
    return changeCustomer(by, customer, { values: spoken(values) }, { toldBy });
  },
});

/** Customers at the desk: adding, changing, merging, relating. */
export const routes = [
  addCustomerRoute,
  changeCustomerRoute,
  ...valueRoutes,
  ...mergingRoutes,
  ...relationRoutes,
  ...postalRoutes,
] as const;
