import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRoute } from '../../api/use-route.ts';
import { day } from '../../text/format.ts';
import { useText } from '../../text/index.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Card } from '../card.ts';
import css from '../card.module.css';
import { heldText, keyText } from './held.ts';

/** The history of one field: who said what of it, and what came of it. Which field stands in the address. */
export function FieldHistory(props: {
  readonly card: Card;
  readonly field: string | undefined;
  readonly onField: (field: string | undefined) => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const fields = Object.keys(props.card.origins).filter((field) => field !== 'kind');
  return (
    <Panel title={say('history.title')}>
      <NativeSelect
        label={say('history.field')}
        value={props.field ?? ''}
        data={[
          { value: '', label: say('history.choose') },
          ...fields.map((field) => ({ value: field, label: keyText(field, sayCode) })),
        ]}
        onChange={(event) => props.onField(event.currentTarget.value || undefined)}
      />
      {props.field && <Told customer={props.card.customer.number} field={props.field} />}
    </Panel>
  );
}

const TONES = { taken: 'good', confirmed: 'quiet', 'held back': 'care' } as const;

function Told({ customer, field }: { readonly customer: number; readonly field: string }): ReactNode {
  const words = useText();
  const { say, sayCode } = words;
  const history = useRoute('GET /customers/:customer/history', { customer, field });
  return (
    <Fetched query={history}>
      {({ rows }) => (
        <ol className={css['list']} style={{ marginTop: '0.75rem' }}>
          {rows.map((one) => (
            <li key={`${one.change} ${one.verdict}`}>
              <div className={css['row']}>
                <b>{heldText(field, one.value, words)}</b>
                <Mark tone={one.isUndone ? 'stop' : TONES[one.verdict]}>
                  {one.isUndone ? say('changes.undone') : sayCode('verdict', one.verdict)}
                </Mark>
              </div>
              <small className={css['origin']}>
                {[
                  sayCode('source', one.kind),
                  sayCode('sourceName', one.name),
                  day(one.receivedOn),
                  one.row !== null && say('origin.row', { n: one.row }),
                  one.fileName,
                  one.licence,
                  one.purposes && one.purposes.map((purpose) => sayCode('purpose', purpose)).join(', '),
                  one.userName ?? sayCode('who', one.who),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ol>
      )}
    </Fetched>
  );
}
