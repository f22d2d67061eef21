import { z } from 'zod';
import { centsField, dayField, route } from '#platform';
import { balances, checkLedger } from './read.ts';

/** The ledger over the API: what accounts stand at, and whether it balances. */
export const routes = [
  route('GET /ledger/balances', {
    permit: 'ledger:read',
    purpose: 'accounting',
    summary: 'What each account stands at by the end of a day',
    input: z.object({ on: dayField }),
    output: z.object({ accounts: z.array(z.object({ account: z.string(), cents: centsField })) }),
    handle: async ({ on }, by) => ({ accounts: await balances(by, on) }),
  }),
  route('GET /ledger/check', {
    permit: 'ledger:read',
    purpose: 'accounting',
    summary: 'Whether debits equal credits, in the whole and in every entry',
    input: z.object({}),
    output: z.object({
      isRight: z.boolean(),
      entries: z.number(),
      debitCents: centsField,
      creditCents: centsField,
      unbalanced: z.number(),
    }),
    handle: (_input, by) => checkLedger(by),
  }),
] as const;
