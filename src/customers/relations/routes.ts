import { z } from 'zod';
import { customerNumberField, dayField, route, wholeNumberField } from '#platform';
import { numberField, toldByField } from '../fields.ts';
import { RELATION_KINDS } from './decide-relation.ts';
import { endRelation, relate } from './relate.ts';
import { relationTexts } from './texts.ts';

const refused = <const Because extends readonly [string, ...string[]]>(because: Because) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

export const relateRoute = route('POST /customers/:customer/relations', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'Tell what a customer is to another: employer, contact person of an estate, guardian, payer',
  input: z.object({
    customer: numberField,
    relation: z.enum(RELATION_KINDS),
    relatedTo: customerNumberField,
    validFrom: dayField.optional(),
    validTo: dayField.optional(),
    toldBy: toldByField,
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('told'), relation: z.int() }),
    refused(['unknown', 'erased', 'one_customer', 'wrong_kind', 'is_alive', 'ends_before_it_begins', 'stands_already']),
  ]),
  says: relationTexts,
  handle: ({ relation, ...told }, by) => relate(by, { kind: relation, ...told }),
});

export const endRelationRoute = route('DELETE /relations/:relation', {
  permit: 'customers:change',
  purpose: 'care',
  summary: 'End a relation: yesterday was its last day',
  input: z.object({ relation: wholeNumberField(1) }),
  output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('ended') }), refused(['no_relation'])]),
  says: relationTexts,
  handle: ({ relation }, by) => endRelation(by, relation),
});

/** Relations as they are told. */
export const relationRoutes = [relateRoute, endRelationRoute] as const;
