import { z } from 'zod';
import { customerNumberField, lineField, momentField, route } from '#platform';
import { refusalTexts } from './texts.ts';
import { liftUpdateBan, listUpdateBans, setUpdateBan } from './update-ban.ts';

const customer = customerNumberField;
const means = lineField(40).default('phone').describe('how it was told: phone, letter, email, portal');
const toldBy = lineField(80).default('customer').describe('who told it');
const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

/** Routes of the ban on updating a customer from other registers. */
export const updateBanRoutes = [
  route('PUT /customers/:customer/update-ban', {
    permit: 'bans:set',
    purpose: 'bans',
    summary: 'Forbid update services a customer’s data; it holds at once',
    input: z.object({ customer, means, toldBy }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('set') }),
      refused(['unknown_customer', 'already_forbidden']),
    ]),
    says: refusalTexts,
    handle: ({ customer: number, ...told }, by) => setUpdateBan(by, number, told),
  }),
  route('DELETE /customers/:customer/update-ban', {
    permit: 'bans:set',
    purpose: 'bans',
    summary: 'Let update services change a customer again, on the customer’s own word',
    input: z.object({ customer, means, toldBy }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('lifted') }),
      refused(['unknown_customer', 'only_the_customer_lifts', 'not_forbidden']),
    ]),
    says: refusalTexts,
    handle: ({ customer: number, ...told }, by) => liftUpdateBan(by, number, told),
  }),
  route('GET /customers/:customer/update-bans', {
    permit: 'customers:find',
    purpose: 'bans',
    summary: 'Who forbade update services a customer’s data, and when; newest first',
    input: z.object({ customer }),
    output: z.object({
      bans: z.array(
        z.object({ since: momentField, toldBy: z.string(), means: z.string(), liftedAt: momentField.nullable() }),
      ),
    }),
    handle: async ({ customer: number }, by) => ({ bans: await listUpdateBans(by, number) }),
  }),
] as const;
