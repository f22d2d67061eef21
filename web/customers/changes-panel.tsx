import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { usePages } from '../api/use-pages.ts';
import { day, moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './card.module.css';
import { type Held, heldText, keyText } from './values/held.ts';

type Change = OutputOf<'GET /customers/:customer/changes'>['rows'][number];

/** Every change of the customer’s values, field by field, with the source that told it. */
export function ChangesPanel({ customer }: { readonly customer: number }): ReactNode {
  const { say } = useText();
  const changes = usePages('GET /customers/:customer/changes', { customer, limit: 30 });
  const rows = changes.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Panel title={say('changes.title')}>
      <ProblemNote failure={changes.error} />
      {changes.isPending && <Loading />}
      {changes.data && rows.length === 0 && <Empty title={say('changes.none')} />}
      <ul className={css['list']}>
        {rows.map((change) => (
          <ChangeItem key={change.id} change={change} />
        ))}
      </ul>
      {changes.hasNextPage && (
        <Button variant="default" loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {say('list.more')}
        </Button>
      )}
    </Panel>
  );
}

function ChangeItem({ change }: { readonly change: Change }): ReactNode {
  const words = useText();
  const { say, sayCode } = words;
  const told = `${sayCode('source', change.sourceKind)} · ${sayCode('sourceName', change.sourceName)} · ${day(change.receivedOn)}`;
  return (
    <li>
      <div className={css['row']}>
        <b>{say(change.made ? 'changes.made' : 'changes.changed')}</b>
        <span className={css['small']}>
          {moment(change.changedAt)} · {change.userName ?? sayCode('who', change.who)}
        </span>
      </div>
      <p className={css['small']}>
        {told}
        {change.batch !== null && ` · ${say('origin.batch', { n: change.batch })}`}
        {change.row !== null && ` · ${say('origin.row', { n: change.row })}`}{' '}
        {change.isUndone && <Mark tone="care">{say('changes.undone')}</Mark>}
      </p>
      {inOrder(change.after).map(([field, value]) => (
        <div key={field} className={css['change']}>
          <span className={css['small']}>{keyText(field, sayCode)}</span>
          <span>
            {(change.before[field] ?? null) !== null && (
              <del>{heldText(field, change.before[field] ?? null, words)}</del>
            )}{' '}
            <ins>{heldText(field, value, words)}</ins>
          </span>
        </div>
      ))}
      {Object.entries(change.heldBack).map(([field, value]) => (
        <div key={field} className={css['change']}>
          <span className={css['small']}>{keyText(field, sayCode)}</span>
          <span>{say('changes.heldBack', { value: heldText(field, value, words) })}</span>
        </div>
      ))}
    </li>
  );
}

const ORDER = [
  'kind',
  'givenNames',
  'familyName',
  'organisationName',
  'businessId',
  'title',
  'co',
  'streetAddress',
  'postalCode',
  'city',
];

/** The fields in the order of an envelope, what has no place there last. */
const inOrder = (said: Change['after']): [string, Held][] =>
  Object.entries(said).toSorted(([a], [b]) => placeOf(a) - placeOf(b));

const placeOf = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
