import { z } from 'zod';
import {
  type Cents,
  cents,
  CHANNELS,
  type CustomerNumber,
  customerNumber,
  type Day,
  type Email,
  LANGUAGES,
  type Moment,
  parseEmail,
  parseUserId,
  type UserId,
} from '#kernel';

/*
 * Fields of routes and commands: each reads the text or the JSON of the outside into a checked value, and writes it back,
 * so that they serve inputs and outputs alike. Numbers come as text in paths, queries, forms and on the command line.
 */

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);

const wholeNumber = (smallest: number, largest: number) =>
  z
    .custom<number>((given) => {
      const value = typeof given === 'string' && /^-?\d{1,15}$/.test(given) ? Number(given) : given;
      return typeof value === 'number' && isWhole(value) && value >= smallest && value <= largest;
    })
    .meta({ type: 'integer', minimum: smallest, maximum: largest });

/** A day, `2026-11-22`. */
export const dayField = z.codec(
  z.iso.date(),
  z.custom<Day>((value) => value instanceof Temporal.PlainDate),
  { decode: (text) => Temporal.PlainDate.from(text), encode: String },
);

/** A moment in UTC, `2026-11-22T08:00:00Z`. */
export const momentField = z.codec(
  z.iso.datetime(),
  z.custom<Moment>((value) => value instanceof Temporal.Instant),
  { decode: (text) => Temporal.Instant.from(text), encode: String },
);

/** A whole number from `smallest` to `largest`. */
export const wholeNumberField = (
  smallest: number = Number.MIN_SAFE_INTEGER,
  largest: number = Number.MAX_SAFE_INTEGER,
) => z.codec(wholeNumber(smallest, largest), z.custom<number>(isWhole), { decode: Number, encode: Number });

/** Whole cents as a JSON number. */
export const centsField = z.codec(
  wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  z.custom<Cents>(isWhole),
  { decode: (given) => cents(Number(given)), encode: Number },
);

/** A customer number. */
export const customerNumberField = z.codec(wholeNumber(1, 2_147_483_647), z.custom<CustomerNumber>(isWhole), {
  decode: (given) => customerNumber(Number(given)),
  encode: Number,
});

/** The id of a row: `idField<InvoiceId>()`. */
export const idField = <Id extends number>() =>
  z.codec(wholeNumber(1, Number.MAX_SAFE_INTEGER), z.custom<Id>(isWhole), {
    decode: (given) => Number(given) as Id,
    encode: Number,
  });

/** The id of a user of the system. */
export const userIdField = z.codec(
  z.uuid(),
  z.custom<UserId>((value) => typeof value === 'string' && parseUserId(value) !== null),
  { decode: (text) => text.toLowerCase() as UserId, encode: String },
);

/** `true` or `false`, as a boolean or as text. */
export const yesNoField = z.codec(
  z
    .custom<boolean>((given) => typeof given === 'boolean' || given === 'true' || given === 'false')
    .meta({ type: 'boolean' }),
  z.boolean(),
  { decode: (given) => String(given) === 'true', encode: Boolean },
);

/** An e-mail address. */
export const emailField = z.codec(
  z.string().max(254),
  z.custom<Email>((value) => typeof value === 'string'),
  {
    decode: (text, context) => {
      const email = parseEmail(text);
      if (email !== null) return email;
      context.issues.push({ code: 'invalid_format', format: 'email', input: text });
      return z.NEVER;
    },
    encode: String,
  },
);

/** One line of text that says something, at most `charactersMax`. */
export const lineField = (charactersMax = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(charactersMax)
    .regex(/^[^\p{Cc}]*$/u);

/** How many rows a list gives at once: 50 unless told, 500 at most. */
export const limitField = wholeNumberField(1, 500).default(50);

export const languageField = z.enum(LANGUAGES);
export const channelField = z.enum(CHANNELS);

/** Several values of one name: `?channel=post&channel=phone`, or one alone. For inputs. */
export const listField = <Item extends z.ZodType>(item: Item): z.ZodType<z.output<Item>[], z.input<Item>[]> =>
  z.union([z.array(item), item.transform((one) => [one])]) as unknown as z.ZodType<z.output<Item>[], z.input<Item>[]>;
