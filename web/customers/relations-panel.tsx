import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './card.module.css';
import { CustomerLink } from './customer-link.tsx';
import { MergesPanel } from './merges-panel.tsx';
import { RelationDialog } from './relation-dialog.tsx';

type Relations = OutputOf<'GET /customers/:customer/relations'>;
type Tied = Relations['paysFor'][number];
type Told = Relations['told'][number];

/** How the customer is tied to others: who pays for whom, who lives at the same address, what was told, what was merged. */
export function RelationsPanel({ customer }: { readonly customer: number }): ReactNode {
  const relations = useRoute('GET /customers/:customer/relations', { customer });
  return (
    <Fetched query={relations}>
      {(shown) => (
        <>
          <PayersPanel relations={shown} />
          <ToldPanel customer={customer} relations={shown} />
          <HouseholdPanel relations={shown} />
          <MergesPanel customer={customer} merges={shown.merges} />
        </>
      )}
    </Fetched>
  );
}

function PayersPanel({ relations }: { readonly relations: Relations }): ReactNode {
  const { say } = useText();
  const isAlone = relations.paysFor.length === 0 && relations.paidBy.length === 0;
  return (
    <Panel title={say('relations.money')}>
      {isAlone && <p className={css['small']}>{say('relations.ownPayer')}</p>}
      <ul className={css['list']}>
        {relations.paidBy.map((one) => (
          <TiedRow key={one.customer} what={say('relations.paidBy')} one={one} />
        ))}
        {relations.paysFor.map((one) => (
          <TiedRow key={one.customer} what={say('relations.paysFor')} one={one} />
        ))}
      </ul>
    </Panel>
  );
}

function TiedRow({ what, one }: { readonly what: string; readonly one: Tied }): ReactNode {
  const { say } = useText();
  return (
    <li className={css['row']}>
      <span>
        <span className={css['small']}>{what}</span> <CustomerLink number={Number(one.customer)} name={one.name} />
      </span>
      <span className={css['small']}>{say('relations.count', { n: one.subscriptions, running: one.running })}</span>
    </li>
  );
}

function ToldPanel({ customer, relations }: { readonly customer: number; readonly relations: Relations }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const { told, organisation, posts } = relations;
  const isEmpty = told.length === 0 && organisation === null && posts.length === 0;
  return (
    <Panel
      title={say('relations.told')}
      actions={
        may('customers:change') && (
          <Button variant="default" size="compact-sm" onClick={() => setIsAdding(true)}>
            {say('relations.add')}
          </Button>
        )
      }
    >
      {isEmpty && <Empty title={say('relations.noTold')} />}
      <ul className={css['list']}>
        {organisation && (
          <li>
            <span className={css['small']}>{say('relations.organisation')}</span>{' '}
            <CustomerLink number={Number(organisation.customer)} name={organisation.name} />
          </li>
        )}
        {told.map((one) => (
          <ToldRow key={one.id} told={one} mayEnd={may('customers:change')} />
        ))}
        {posts.map((one) => (
          <li key={one.customer}>
            <span className={css['small']}>{say('relations.posts')}</span>{' '}
            <CustomerLink number={Number(one.customer)} name={one.name} />
          </li>
        ))}
      </ul>
      {isAdding && <RelationDialog customer={customer} onClose={() => setIsAdding(false)} />}
    </Panel>
  );
}

function ToldRow({ told, mayEnd }: { readonly told: Told; readonly mayEnd: boolean }): ReactNode {
  const { say, sayCode } = useText();
  const end = useDeed('DELETE /relations/:relation');
  const relation = sayCode(told.isOther ? 'relation.is' : 'relation.has', told.kind);
  return (
    <li className={css['row']}>
      <span>
        <span className={css['small']}>{relation}</span>{' '}
        <CustomerLink number={Number(told.other.customer)} name={told.other.name} />{' '}
        <span className={css['small']}>
          {say('relations.from', { day: day(told.validFrom) })} · {sayCode('source', told.sourceKind)}
        </span>
        <ProblemNote failure={end.error} />
      </span>
      {mayEnd && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={say('relations.endOf', { relation, name: told.other.name })}
          loading={end.isPending}
          onClick={() => end.mutate({ relation: told.id })}
        >
          {say('relations.end')}
        </Button>
      )}
    </li>
  );
}

function HouseholdPanel({ relations }: { readonly relations: Relations }): ReactNode {
  const { say } = useText();
  return (
    <Panel title={say('relations.household')}>
      <p className={css['small']}>
        {say(relations.household.length === 0 ? 'relations.alone' : 'relations.householdWhat')}
      </p>
      <ul className={css['list']}>
        {relations.household.map((one) => (
          <li key={one.customer}>
            <CustomerLink number={Number(one.customer)} name={one.name} />{' '}
            <span className={css['small']}>{one.customer}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
