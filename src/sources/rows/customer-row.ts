import { type Channel, CHANNELS, type Day, isBefore, isChannel } from '#kernel';
import { mendParty, type Row } from './mend.ts';
import { type PartyValues, readParty } from './party.ts';
import { type CheckedRow, judged } from './reasons.ts';
import { RowReader } from './row-reader.ts';

/** A ban as files write it: one channel, every one, or `update`: no other register may update the customer. */
export type BanCode = Channel | 'all' | 'update';

/** The channels that the codes forbid; who forbids updating has forbidden no channel by that. */
export const bannedChannels = (codes: readonly BanCode[]): readonly Channel[] =>
  codes.includes('all') ? CHANNELS : codes.filter((code) => code !== 'all' && code !== 'update');

/** A row of a customer file, every value checked. */
export type CustomerRow = {
  readonly sourceKey: string;
  readonly party: PartyValues;
  readonly banCodes: readonly BanCode[];
  readonly consentEmailOn: Day | null;
  readonly receivedOn: Day | null;
  readonly listCode: string;
};

/** Checks a row of a customer file. Formulas stay the texts they are; an unknown ban code is never "no ban". */
export function checkCustomerRow(row: Row, today: Day): CheckedRow<CustomerRow> {
  const reader = new RowReader(mendParty(row, ''), 'text');
  const values: CustomerRow = {
    sourceKey: reader.text('source_key', 60),
    party: readParty(reader, { prefix: '', malformedPostalCode: 'rejected', wrongContact: 'quarantined' }),
    banCodes: readBanCodes(reader, 'ban_codes'),
    consentEmailOn: pastDay(reader, 'consent_email_on', today),
    receivedOn: pastDay(reader, 'received_on', today),
    listCode: reader.text('list_code', 60),
  };
  return judged(reader.findings, () => values);
}

/** Reads `post|phone`; a code that nobody knows rejects the row, so that a ban is never lost. */
export function readBanCodes(reader: RowReader, field: string): BanCode[] {
  const codes = reader
    .raw(field)
    .split('|')
    .map((code) => code.trim().toLowerCase());
  const known: BanCode[] = [];
  for (const code of codes.filter((code) => code !== '')) {
    if (code === 'all' || code === 'update' || isChannel(code)) known.push(code);
    else reader.note('rejected', 'unknown_ban_code', field);
  }
  return known;
}

function pastDay(reader: RowReader, field: string, today: Day): Day | null {
  const day = reader.day(field);
  if (day !== null && isBefore(today, day)) reader.note('rejected', 'date_in_future', field);
  return day;
}
