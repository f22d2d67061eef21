import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMe } from '../access/session.ts';
import type { InputOf, OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { day, euros } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';
import { typedIn } from '../ui/typed.ts';
import type { Deliveries } from './shown.ts';

type Plan = OutputOf<'POST /hold-previews'>['plan'];

/** Holds deliveries of a subscription: first the days, then the numbers and what is given for them, then one button. */
export function HoldDialog(props: { readonly of: Deliveries; readonly onClose: () => void }): ReactNode {
  const { say } = useText();
  const { today } = useMe();
  const [asked, setAsked] = useState<InputOf<'POST /hold-previews'> | null>(null);
  const preview = useDeed('POST /hold-previews');
  const set = useDeed('POST /holds', props.onClose);
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { since = '', until } = typedIn(event.currentTarget);
    const given = { subscription: props.of.subscription, since, until: until || null };
    setAsked(given);
    preview.mutate(given);
  };
  const plan = preview.data?.plan;
  return (
    <Dialog title={say('delivery.hold')} onClose={props.onClose}>
      <form onSubmit={look}>
        <p style={{ margin: 0 }}>{say('holdDelivery.what')}</p>
        <ProblemNote failure={set.error ?? preview.error} />
        <DayField name="since" label={say('holdDelivery.since')} today={today} isRequired />
        <DayField name="until" label={say('holdDelivery.until')} today={today} />
        <Button type="submit" variant={plan ? 'default' : 'filled'} loading={preview.isPending}>
          {say('holdDelivery.preview')}
        </Button>
      </form>
      {plan && asked && !preview.isPending && (
        <>
          <Held plan={plan} />
          <Button loading={set.isPending} onClick={() => set.mutate({ ...asked, token: plan.token })}>
            {say('holdDelivery.set')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

function Held({ plan }: { readonly plan: Plan }): ReactNode {
  const { say, sayCode } = useText();
  const shown = plan.issues.slice(0, 12);
  return (
    <>
      <Sums
        of={[
          [say('holdDelivery.numbers'), plan.issues.length],
          [say('holdDelivery.extended'), plan.extendedCopies],
          [say('holdDelivery.credit'), euros(plan.creditCents)],
        ]}
      />
      <ul>
        {shown.map(({ title, year, number, on, givenAs }) => (
          <li key={`${title} ${year} ${number}`}>
            {title} {number}/{year}, {day(on)}: {sayCode('givenAs', givenAs)}
          </li>
        ))}
      </ul>
      {plan.issues.length > shown.length && <p>{say('holdDelivery.more', { n: plan.issues.length - shown.length })}</p>}
    </>
  );
}
