import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { InputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import css from './updates.module.css';

const EVENTS = ['moved', 'name_change', 'deceased', 'unknown_at_address'] as const;
const VERDICTS = ['apply', 'ask'] as const;
type Policy = InputOf<'PUT /update-policies'>;

/** What is done with each event of each service, and how it is changed. */
export function PolicyPanel(): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const policies = useRoute('GET /update-policies', {});
  const set = useDeed('PUT /update-policies');
  return (
    <Panel title={say('updates.policy')}>
      <p className={css['about']}>{say('updates.policyWhat')}</p>
      <Fetched query={policies}>
        {(shown) => (
          <ul className={css['policies']}>
            {shown.policies.map(({ service, event, verdict }) => (
              <li key={`${service} ${event}`}>
                {service === '*' ? say('updates.everyService') : service} · {sayCode('updateEvent', event)}:{' '}
                <b>{sayCode('updateVerdict', verdict)}</b>
              </li>
            ))}
          </ul>
        )}
      </Fetched>
      {may('imports:apply') && (
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate(typedIn(event.currentTarget) as Policy);
          }}
        >
          <TextInput name="service" label={say('updates.service')} defaultValue="*" required />
          <NativeSelect
            name="event"
            label={say('updates.event')}
            data={EVENTS.map((value) => ({ value, label: sayCode('updateEvent', value) }))}
          />
          <NativeSelect
            name="verdict"
            label={say('updates.verdict')}
            data={VERDICTS.map((value) => ({ value, label: sayCode('updateVerdict', value) }))}
          />
          <Button type="submit" variant="default" loading={set.isPending}>
            {say('updates.setPolicy')}
          </Button>
        </form>
      )}
      <ProblemNote failure={set.error} />
    </Panel>
  );
}
