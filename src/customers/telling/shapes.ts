import { z } from 'zod';
import { customerNumberField, dayField, momentField } from '#platform';

const text = z.string().nullable();
const place = { co: text, streetAddress: text, postalCode: text, city: text, country: text };

/** An address as a card shows it. */
export const addressShape = z.object({
  slot: z.string(),
  kind: z.enum(['permanent', 'temporary', 'seasonal']),
  validFrom: dayField.nullable(),
  validTo: dayField.nullable(),
  seasonFrom: text,
  seasonTo: text,
  isInForce: z.boolean(),
  ...place,
});

/** A telephone or an e-mail as a card shows it. */
export const contactShape = z.object({
  slot: z.string(),
  kind: z.enum(['phone', 'email']),
  position: z.int(),
  value: z.string(),
  label: text,
});

/** A value as the journal has it: a field's text, an address with its time, the label of a contact, an organisation's number. */
export const valueShape = z
  .union([
    z.string(),
    z.object({ ...place, validTo: text, seasonTo: text }),
    z.object({ label: text }),
    customerNumberField,
  ])
  .nullable();

/** Where a word came from. */
export const originShape = z.object({
  source: z.int(),
  kind: z.string(),
  name: z.string(),
  receivedOn: dayField,
  batch: z.int().nullable(),
  fileName: text,
  row: z.int().nullable(),
  licence: text,
  purposes: z.array(z.string()).readonly().nullable(),
  toldBy: text,
  changedAt: momentField,
  who: z.string(),
  userName: text,
});

/** What a source said of one value, and what came of it. */
export const toldShape = z.object({
  ...originShape.shape,
  change: z.int(),
  field: z.string(),
  verdict: z.enum(['taken', 'confirmed', 'held back']),
  before: valueShape,
  value: valueShape,
  isUndone: z.boolean(),
});

/** Where the value of a field came from, and who said the same since. */
export const provenanceShape = z.object({ ...originShape.shape, confirmedBy: text, confirmedOn: dayField.nullable() });

/** A conflict that waits for somebody to settle it. */
export const conflictShape = z.object({
  change: z.int(),
  field: z.string(),
  values: z.array(z.object({ field: z.string(), stands: valueShape, said: valueShape })).readonly(),
  origin: originShape,
});
