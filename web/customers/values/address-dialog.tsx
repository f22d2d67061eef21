import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { InputOf } from '../../api/endpoint.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { typedIn } from '../../ui/typed.ts';
import type { Card } from '../card.ts';
import { monthDay, monthDayIn } from './held.ts';
import fields from '../value-fields.module.css';

type Address = Card['addresses'][number];
const KINDS = ['temporary', 'permanent', 'seasonal'] as const;
const PLACE = ['co', 'streetAddress', 'postalCode', 'city', 'country'] as const;

/** Tells an address with its time: a temporary one, a permanent one from a day on, one of a season; or one that stands, anew. */
export function AddressDialog(props: {
  readonly customer: number;
  readonly today: string;
  readonly address?: Address | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { address } = props;
  const [kind, setKind] = useState<(typeof KINDS)[number]>(address?.kind ?? 'temporary');
  const put = useDeed('PUT /customers/:customer/addresses', props.onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget);
    const place = Object.fromEntries(PLACE.map((field) => [field, typed[field]?.trim() || null]));
    const input = { customer: props.customer, kind, ...place, ...timeOf(kind, typed), toldBy: 'customer' };
    put.mutate(input as InputOf<'PUT /customers/:customer/addresses'>);
  };
  return (
    <Dialog title={say(address ? 'address.change' : 'address.add')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={put.error} />
        {!address && (
          <NativeSelect
            label={say('address.kind')}
            value={kind}
            data={KINDS.map((one) => ({ value: one, label: sayCode('addressKind', one) }))}
            onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'temporary')}
          />
        )}
        <p style={{ margin: 0 }}>{sayCode('addressKindIs', kind)}</p>
        <Times key={kind} kind={kind} today={props.today} address={address} />
        <div className={fields['fields']}>
          {PLACE.map((field) => (
            <TextInput
              key={field}
              name={field}
              label={sayCode('field', field)}
              defaultValue={address?.[field] ?? (field === 'country' ? 'FI' : '')}
              autoComplete="off"
              maxLength={100}
              required={field === 'city'}
              withAsterisk={false}
            />
          ))}
        </div>
        <Button type="submit" loading={put.isPending}>
          {say('address.save')}
        </Button>
      </form>
    </Dialog>
  );
}

function timeOf(kind: string, typed: Readonly<Record<string, string>>) {
  if (kind === 'seasonal')
    return {
      seasonFrom: monthDayIn(typed['seasonFrom'] ?? '') ?? undefined,
      seasonTo: monthDayIn(typed['seasonTo'] ?? '') ?? undefined,
    };
  const validFrom = typed['validFrom'] || undefined;
  return kind === 'temporary' ? { validFrom, validTo: typed['validTo'] || null } : { validFrom };
}

function Times(props: {
  readonly kind: string;
  readonly today: string;
  readonly address: Address | undefined;
}): ReactNode {
  const { say } = useText();
  const { kind, today, address } = props;
  if (kind === 'seasonal') {
    const season = (name: 'seasonFrom' | 'seasonTo') => (
      <TextInput
        name={name}
        label={say(`address.${name}`)}
        placeholder={say('address.seasonForm')}
        defaultValue={monthDay(address?.[name] ?? '')}
        required
        pattern="[0-9]{1,2}[.][0-9]{1,2}[.]?"
        withAsterisk={false}
        autoComplete="off"
        readOnly={name === 'seasonFrom' && address !== undefined}
      />
    );
    return (
      <div className={fields['fields']}>
        {season('seasonFrom')}
        {season('seasonTo')}
      </div>
    );
  }
  return (
    <div className={fields['fields']}>
      {address ? (
        <input type="hidden" name="validFrom" value={address.validFrom ?? ''} />
      ) : (
        <DayField name="validFrom" label={say('address.validFrom')} today={today} first={today} isRequired />
      )}
      {kind === 'temporary' && (
        <DayField name="validTo" label={say('address.validTo')} today={today} first={address?.validTo ?? undefined} />
      )}
    </div>
  );
}
