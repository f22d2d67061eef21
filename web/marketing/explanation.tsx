import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { useText } from '../text/index.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import css from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Json } from './definition.ts';

type Explained = OutputOf<'POST /target-group-explanations'>;
type Why = Explained['why'];

/** Why is this person in the group, or why not: condition by condition, channel by channel. */
export function Explanation({ definition }: { readonly definition: Json }): ReactNode {
  const { say, sayCode } = useText();
  const [number, setNumber] = useState('');
  const explain = useDeed('POST /target-group-explanations');
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    explain.mutate({ definition, customer: Number(number) });
  };
  return (
    <Panel title={say('explain.title')}>
      <form className={css['plan']} onSubmit={ask}>
        <TextInput
          label={say('customer.number')}
          inputMode="numeric"
          pattern="[0-9]{1,9}"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default" loading={explain.isPending}>
          {say('explain.ask')}
        </Button>
      </form>
      <ProblemNote failure={explain.error} />
      {explain.data && (
        <div role="status">
          <p>
            <CustomerLink number={Number(explain.data.customer)} />{' '}
            <Mark tone={explain.data.isIn ? 'good' : 'stop'}>
              {say(explain.data.isIn ? 'explain.in' : 'explain.out')}
            </Mark>
          </p>
          <ul>
            <Reason why={explain.data.why} />
          </ul>
          <p>
            {explain.data.channels.map(({ channel, may, because }) => (
              <span key={channel} style={{ marginRight: '1rem' }}>
                {sayCode('channel', channel)}:{' '}
                <Mark tone={may ? 'good' : 'stop'}>{may ? say('explain.may') : sayCode('refusal', because ?? '')}</Mark>
              </span>
            ))}
          </p>
        </div>
      )}
    </Panel>
  );
}

function Reason({ why }: { readonly why: Why }): ReactNode {
  const { say, sayCode } = useText();
  const verdict = <Mark tone={why.holds ? 'good' : 'stop'}>{say(why.holds ? 'explain.holds' : 'explain.fails')}</Mark>;
  if (why.kind === 'condition') {
    return (
      <li>
        {why.field} {sayCode('operator', why.operator)} {why.values.map(String).join(', ')} {verdict}
      </li>
    );
  }
  return (
    <li>
      {say(why.combinator === 'and' ? 'builder.and' : 'builder.or')} {verdict}
      <ul>
        {why.rules.map((rule, at) => (
          <Reason key={at} why={rule} />
        ))}
      </ul>
    </li>
  );
}
