import { type Addressee, assertMinted } from '#kernel';
import { csvRows } from '#platform';
import type { MarketingChannel } from './queries/members.ts';

/** The columns of a list, by channel: what reaches the person, and no more. */
const COLUMNS = {
  post: ['customer_number', 'name', 'line2', 'line3', 'street', 'postal_code', 'city', 'country', 'language'],
  phone: ['customer_number', 'name', 'phone', 'language'],
  email: ['customer_number', 'name', 'email', 'language'],
  sms: ['customer_number', 'name', 'phone', 'language'],
} as const satisfies Readonly<Record<MarketingChannel, readonly string[]>>;

/** The header of a list: UTF-8, comma, CRLF, as RFC 4180 has it (read 2026-11-22). */
export const headerOf = (channel: MarketingChannel): string => line([[...COLUMNS[channel]]]);

/** The rows of a list; takes only what the gate made. */
export function rowsOf(addressees: readonly Addressee<MarketingChannel, 'informing'>[]): string {
  return line(
    addressees.map((addressee) => {
      assertMinted(addressee);
      const { customer, name, language, address } = addressee;
      const reached = typeof address === 'string' ? [address] : postalCells(address);
      return [String(customer), name, ...reached, language];
    }),
  );
}

const postalCells = ({ line2, line3, street, postalCode, city, country }: Addressee<'post'>['address']): string[] => [
  line2,
  line3,
  street,
  postalCode,
  city,
  country,
];

const line = (rows: readonly (readonly string[])[]): string => csvRows(rows, '\r\n');
