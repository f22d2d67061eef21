import { z } from 'zod';

/** A place among the rows that wait: a batch and a row of it, `12.345`. */
export const placeField = z
  .string()
  .regex(/^\d{1,15}\.\d{1,9}$/, 'a batch and a row: 12.345')
  .transform((text) => {
    const [batch, row] = text.split('.');
    return { batch: Number(batch), row: Number(row) };
  });
