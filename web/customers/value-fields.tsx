import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import css from './value-fields.module.css';

const FIELDS = [
  'givenNames', 'familyName', 'organisationName', 'businessId', 'title', 'industryCode', 'industryCodeSet', 'co', 'streetAddress', 'postalCode', 'city',
  'country', 'phone', 'email', 'language',
] as const; // prettier-ignore
export type Field = (typeof FIELDS)[number];

const ONLY_PERSONS = new Set<Field>(['givenNames', 'familyName']);
const ONLY_ORGANISATIONS = new Set<Field>(['organisationName', 'businessId', 'industryCode', 'industryCodeSet']);
const COMPLETES: Readonly<Partial<Record<Field, string>>> = { phone: 'off', email: 'off' };

/** The fields that a kind of customer has. */
export const fieldsOf = (kind: string): readonly Field[] =>
  FIELDS.filter(
    (field) =>
      (kind !== 'person' || !ONLY_ORGANISATIONS.has(field)) && (kind !== 'organisation' || !ONLY_PERSONS.has(field)),
  );

/** The fields of a customer’s values, in the order of an envelope. */
export function ValueFields(props: {
  readonly kind: string;
  readonly values: Readonly<Record<Field, string>>;
  readonly onChange: (field: Field, value: string) => void;
}): ReactNode {
  const { sayCode } = useText();
  return (
    <div className={css['fields']}>
      {fieldsOf(props.kind).map((field) =>
        field === 'language' ? (
          <NativeSelect
            key={field}
            label={sayCode('field', field)}
            value={props.values[field]}
            data={['fi', 'sv', 'en'].map((one) => ({ value: one, label: sayCode('language', one) }))}
            onChange={(event) => props.onChange(field, event.currentTarget.value)}
          />
        ) : field === 'industryCodeSet' ? (
          <NativeSelect
            key={field}
            label={sayCode('field', field)}
            value={props.values[field]}
            data={['', 'TOL2025', 'TOL2008', 'NACE2.1', 'NACE2']}
            onChange={(event) => props.onChange(field, event.currentTarget.value)}
          />
        ) : (
          <TextInput
            key={field}
            label={sayCode('field', field)}
            value={props.values[field]}
            autoComplete={COMPLETES[field] ?? 'off'}
            onChange={(event) => props.onChange(field, event.currentTarget.value)}
          />
        ),
      )}
    </div>
  );
}
