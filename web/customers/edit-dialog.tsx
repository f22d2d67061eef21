import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { InputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Card } from './card.ts';
import css from './card.module.css';
import { type Field, ValueFields } from './value-fields.tsx';

type Changes = Partial<Record<Field, string | null>>;

/** Edits the values of a customer. What would change is shown before it is saved; the source is the customer’s own word. */
export function EditDialog({ card, onClose }: { readonly card: Card; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const before = valuesOf(card);
  const [values, setValues] = useState<Record<Field, string>>(before);
  const save = useDeed('PATCH /customers/:customer', onClose);
  const changes = changesOf(before, values);
  const changed = Object.entries(changes) as [Field, string | null][];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = { customer: card.customer.number, ...changes, toldBy: 'customer' };
    save.mutate(input as InputOf<'PATCH /customers/:customer'>);
  };
  return (
    <Dialog title={say('edit.title')} onClose={onClose}>
      <form onSubmit={submit}>
        {card.isMasked && <p className={css['small']}>{say('edit.hidden')}</p>}
        <ProblemNote failure={save.error} />
        <ValueFields
          kind={card.customer.kind}
          values={values}
          onChange={(field, value) => setValues({ ...values, [field]: value })}
        />
        <div role="status">
          <b>{say('edit.preview')}</b>
          {changed.length === 0 && <p className={css['small']}>{say('edit.unchanged')}</p>}
          {changed.map(([field, value]) => (
            <div key={field} className={css['change']}>
              <span className={css['small']}>{sayCode('field', field)}</span>
              <span>
                {before[field] && <del>{before[field]}</del>} <ins>{value ?? '–'}</ins>
              </span>
            </div>
          ))}
        </div>
        <Button type="submit" disabled={changed.length === 0} loading={save.isPending}>
          {say('edit.save')}
        </Button>
      </form>
    </Dialog>
  );
}

/** The values that stand, as the form shows them. */
export function valuesOf({ customer, addresses, contactPoints }: Card): Record<Field, string> {
  const address = addresses.find(({ slot }) => slot === 'address');
  const point = (wanted: string) =>
    contactPoints.find(({ kind, position }) => kind === wanted && position === 1)?.value;
  const known: Readonly<Record<Field, string | null | undefined>> = {
    givenNames: customer.givenNames,
    familyName: customer.familyName,
    organisationName: customer.organisationName,
    businessId: customer.businessId,
    title: customer.title,
    industryCode: customer.industryCode,
    industryCodeSet: customer.industryCodeSet,
    co: address?.co,
    streetAddress: address?.streetAddress,
    postalCode: address?.postalCode,
    city: address?.city,
    country: address?.country,
    phone: point('phone'),
    email: point('email'),
    language: customer.language,
  };
  return Object.fromEntries(Object.entries(known).map(([field, value]) => [field, value ?? ''])) as Record<
    Field,
    string
  >;
}

/** What differs between what stands and what was typed; an emptied field is null. */
export function changesOf(before: Readonly<Record<Field, string>>, after: Readonly<Record<Field, string>>): Changes {
  const changed = (Object.keys(before) as Field[]).filter((field) => before[field] !== after[field].trim());
  return Object.fromEntries(changed.map((field) => [field, after[field].trim() || null]));
}
