import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { InputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { CustomerLink } from './customer-link.tsx';
import { FillByBusinessId } from './fill-by-business-id.tsx';
import { type Field, fieldsOf, ValueFields } from './value-fields.tsx';

const KINDS = ['person', 'organisation', 'post'] as const;
const EMPTY: Record<Field, string> = {
  givenNames: '', familyName: '', organisationName: '', businessId: '', title: '', industryCode: '', industryCodeSet: '', co: '', streetAddress: '', postalCode: '',
  city: '', country: 'FI', phone: '', email: '', language: 'fi',
}; // prettier-ignore

/** Adds a customer; who may be the same is shown first, and a person decides. */
export function NewCustomer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('person');
  const [values, setValues] = useState(EMPTY);
  const add = useDeed('POST /customers', (answer) => {
    if (answer.kind === 'added')
      void navigate({ to: '/customers/$number', params: { number: String(answer.customer) } });
  });
  const among = add.data?.kind === 'alike' ? add.data.among : [];
  const [organisation, setOrganisation] = useState('');
  const send = (evenIfAlike: boolean): void => {
    const filled = fieldsOf(kind).flatMap((field) => (values[field].trim() ? [[field, values[field].trim()]] : []));
    const seat = kind === 'post' && organisation !== '' ? { organisation: Number(organisation) } : {};
    add.mutate({
      kind,
      ...Object.fromEntries(filled),
      ...seat,
      toldBy: 'customer',
      evenIfAlike,
    } as InputOf<'POST /customers'>);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(false);
  };
  return (
    <Dialog title={say('newCustomer.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={add.error} />
        <NativeSelect
          label={say('customer.kind')}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: sayCode('kind', one) }))}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'person')}
        />
        {kind === 'post' && (
          <TextInput
            label={say('move.organisation')}
            description={say('move.how')}
            inputMode="numeric"
            pattern="[1-9][0-9]{0,8}"
            value={organisation}
            autoComplete="off"
            onChange={(event) => setOrganisation(event.currentTarget.value.trim())}
          />
        )}
        <ValueFields
          kind={kind}
          values={values}
          onChange={(field, value) => setValues({ ...values, [field]: value })}
        />
        {kind === 'organisation' && (
          <FillByBusinessId
            businessId={values.businessId}
            language={values.language}
            onFill={(found) => setValues({ ...values, ...found })}
          />
        )}
        {among.length > 0 && (
          <div role="alert">
            <b>{say('newCustomer.alike')}</b>
            <ul>
              {among.map((number) => (
                <li key={number}>
                  <CustomerLink number={Number(number)} />
                </li>
              ))}
            </ul>
            <Button variant="default" onClick={() => send(true)}>
              {say('newCustomer.evenSo')}
            </Button>
          </div>
        )}
        <Button type="submit" loading={add.isPending}>
          {say('newCustomer.add')}
        </Button>
      </form>
    </Dialog>
  );
}
