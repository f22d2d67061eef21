import { z } from 'zod';
import type { Day } from '#kernel';

/** A month, `2026-11`, as its first day. */
export const monthField = z.codec(
  z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
  z.custom<Day>((value) => value instanceof Temporal.PlainDate),
  { decode: (text) => Temporal.PlainDate.from(`${text}-01`), encode: (day) => String(day).slice(0, 7) },
);
