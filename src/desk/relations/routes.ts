import { z } from 'zod';
import { RELATION_KINDS } from '#customers';
import { customerNumberField, dayField, momentField, route } from '#platform';
import { listOf } from '../list-shape.ts';
import { customerRelations } from './customer-relations.ts';

const somebody = z.object({ customer: customerNumberField, name: z.string() });
const tied = somebody.extend({ subscriptions: z.int(), running: z.int() });

export const relationsRoute = route('GET /customers/:customer/relations', {
  permit: 'customers:find',
  purpose: 'care',
  summary:
    'Shows how a customer is tied to others: who pays for whom, who lives together, what was told, what was merged',
  input: z.object({ customer: customerNumberField }),
  output: z.object({
    paysFor: listOf(tied),
    paidBy: listOf(tied),
    household: listOf(somebody),
    organisation: somebody.nullable(),
    posts: listOf(somebody),
    told: listOf(
      z.object({
        id: z.int(),
        kind: z.enum(RELATION_KINDS),
        isOther: z.boolean(),
        other: somebody,
        validFrom: dayField,
        validTo: dayField.nullable(),
        sourceKind: z.string(),
      }),
    ),
    merges: listOf(
      z.object({
        merged: somebody,
        into: somebody,
        mergedAt: momentField,
        restores: listOf(z.string()),
        keeps: listOf(z.string()),
      }),
    ),
  }),
  handle: ({ customer }, by) => customerRelations(by, customer),
});
