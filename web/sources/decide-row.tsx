import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { InputOf, OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { useText } from '../text/index.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './decide.module.css';

type Doubt = OutputOf<'GET /imports/:batch/rows/:row'>;
type Choice = { readonly kind: 'same'; readonly customer: number } | { readonly kind: 'new' };

/** A doubtful row: what it says, why it is doubted, and the person’s decision: the same as …, new, or dropped. */
export function DecideRow(props: {
  readonly batch: number;
  readonly row: number;
  readonly onDone: () => void;
}): ReactNode {
  const { say } = useText();
  const { batch, row } = props;
  const doubt = useRoute('GET /imports/:batch/rows/:row', { batch, row });
  return (
    <Panel title={say('decide.title', { row })}>
      <Fetched query={doubt}>{(one) => <Decision {...props} doubt={one} />}</Fetched>
    </Panel>
  );
}

function Decision(props: {
  readonly batch: number;
  readonly row: number;
  readonly doubt: Doubt;
  readonly onDone: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { batch, row, doubt } = props;
  const [corrected, setCorrected] = useState<Record<string, string>>({});
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const decide = useDeed('PUT /imports/:batch/rows/:row/decision', props.onDone);
  const doubted = new Set(doubt.reasons.map(({ field }) => field));
  const send = (kind: 'drop' | 'apply'): void => {
    const waived =
      kind === 'apply' ? doubt.reasons.map(({ reason }) => reason).filter((reason) => reason !== 'doubtful_match') : [];
    const parties = {
      receiver: choices['receiver'] ?? choices['customer'] ?? Object.values(choices)[0],
      payer: choices['payer'],
    };
    decide.mutate({
      batch,
      row,
      kind,
      ...(kind === 'apply' ? { ...parties, waived, values: corrected } : {}),
    } as InputOf<'PUT /imports/:batch/rows/:row/decision'>);
  };
  return (
    <div className={css['decide']}>
      <ul>
        {doubt.reasons.map(({ reason, field }) => (
          <li key={reason + field}>
            <b>{field}</b> {sayCode('rowReason', reason)}
          </li>
        ))}
      </ul>
      <div className={css['values']}>
        {Object.entries(doubt.values)
          .filter(([field, value]) => value !== '' || doubted.has(field))
          .map(([field, value]) => (
            <TextInput
              key={field}
              size="xs"
              label={field}
              value={corrected[field] ?? value}
              error={doubted.has(field)}
              onChange={(event) => setCorrected({ ...corrected, [field]: event.currentTarget.value })}
            />
          ))}
      </div>
      {doubt.among.map(({ field, customers }) => (
        <Party
          key={field}
          field={field}
          customers={customers.map(Number)}
          choice={choices[field]}
          onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
        />
      ))}
      <ProblemNote failure={decide.error} />
      <div className={css['buttons']}>
        <Button loading={decide.isPending} onClick={() => send('apply')}>
          {say('decide.apply')}
        </Button>
        <Button variant="light" color="red" loading={decide.isPending} onClick={() => send('drop')}>
          {say('decide.drop')}
        </Button>
      </div>
    </div>
  );
}

function Party(props: {
  readonly field: string;
  readonly customers: readonly number[];
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { field, customers, choice, onChoose } = props;
  return (
    <fieldset className={css['party']}>
      <legend>{say('decide.who', { party: sayCode('party', field) })}</legend>
      {customers.map((customer) => (
        <label key={customer}>
          <input
            type="radio"
            name={field}
            checked={choice?.kind === 'same' && choice.customer === customer}
            onChange={() => onChoose({ kind: 'same', customer })}
          />
          {say('decide.same')} <CustomerLink number={customer} />
        </label>
      ))}
      <label>
        <input type="radio" name={field} checked={choice?.kind === 'new'} onChange={() => onChoose({ kind: 'new' })} />
        {say('decide.new')}
      </label>
    </fieldset>
  );
}
