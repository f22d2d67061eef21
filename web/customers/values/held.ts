import type { OutputOf } from '../../api/endpoint.ts';
import { countryName } from '../../text/country-name.ts';
import { day } from '../../text/format.ts';
import type { Texts } from '../../text/index.tsx';

export type Held = OutputOf<'GET /customers/:customer/changes'>['rows'][number]['after'][string];

type SayCode = Texts['sayCode'];
/** What words of a person's language are needed for a value. */
type Words = Pick<Texts, 'sayCode' | 'language'>;

/** A value of the journal in words: the text of a field, an address with its time, the label of a contact. */
export function heldText(key: string, value: Held, words: Words): string {
  if (value === null) return '–';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return fieldText(key, value, words);
  return 'label' in value ? (value.label ?? '✓') : addressText(value, words);
}

function fieldText(key: string, value: string, { sayCode, language }: Words): string {
  if (key === 'kind' || key === 'language') return sayCode(key, value);
  if (key === 'country') return countryName(value, language);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value;
}

type Place = Extract<Held, { validTo: string | null }>;

function addressText(value: Place, { language }: Words): string {
  const { co, streetAddress, postalCode, city, country, validTo, seasonTo } = value;
  const place = [co && `c/o ${co}`, streetAddress, [postalCode, city].filter(Boolean).join(' '), country && country !== 'FI' && countryName(country, language)]; // prettier-ignore
  const until = validTo ? `–${day(validTo)}` : seasonTo ? `–${monthDay(seasonTo)}` : '';
  return [...place.filter(Boolean), until].filter(Boolean).join(', ');
}

/** The name of a value: a field, a contact by its number, an address by its kind and first day. */
export function keyText(key: string, sayCode: SayCode): string {
  const [group = '', kind = '', from = ''] = key.split(/:(.*?)(?::(.*))?$/);
  if (group === 'address' && kind !== '') return `${sayCode('addressKind', kind)} ${from.length > 5 ? day(from) : monthDay(from)}`; // prettier-ignore
  if ((group === 'phone' || group === 'email') && kind !== '') return `${sayCode('field', group)} ${key.slice(group.length + 1)}`; // prettier-ignore
  return sayCode('field', key);
}

/** A day of every year, `06-01`, as 1.6. */
export function monthDay(text: string): string {
  const [, month = '', date = ''] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  return month ? `${Number(date)}.${Number(month)}.` : text;
}

/** A day of every year as people write it, 1.6. or 06-01, as 06-01; `null` when it is none. */
export function monthDayIn(text: string): string | null {
  const [, date, month] = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(text.trim()) ?? [];
  const read = date && month ? `${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text.trim();
  return /^((0[1-9]|1[0-2])-(0[1-9]|1\d|2\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)$/.test(read) ? read : null;
}
