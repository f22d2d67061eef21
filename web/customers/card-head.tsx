import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { day, euros } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Key } from '../ui/key.tsx';
import { type Account, type Card, nameOf } from './card.ts';
import css from './card.module.css';

/** Bans and warnings: stays in sight however far the card is scrolled. */
export function StatusStrip({
  card,
  account,
}: {
  readonly card: Card;
  readonly account: Account | undefined;
}): ReactNode {
  const { say, sayCode } = useText();
  const { deceasedOn, erasedOn, mergedInto } = card.customer;
  const warnings = [
    erasedOn && say('card.erasedOn', { day: day(erasedOn) }),
    deceasedOn && say('card.deceasedOn', { day: day(deceasedOn) }),
    card.bans.length > 0 &&
      `${say('card.banned')}: ${card.bans.map(({ channel }) => sayCode('channel', channel)).join(', ')}`,
    account &&
      account.overdueCount > 0 &&
      say('card.overdue', { n: account.overdueCount, sum: euros(account.overdueCents) }),
    account?.invoices.some(({ isHeld }) => isHeld) && say('card.held'),
  ].filter((one) => typeof one === 'string');
  if (warnings.length === 0 && mergedInto === null) return null;
  return (
    <div className={css['strip']} role="note" aria-label={say('card.warnings')}>
      {mergedInto !== null && (
        <span>
          {say('card.merged')}{' '}
          <Link to="/customers/$number" params={{ number: String(mergedInto) }}>
            {mergedInto}
          </Link>
        </span>
      )}
      {warnings.map((words) => (
        <span key={words}>
          <span aria-hidden="true">■</span>
          {words}
        </span>
      ))}
    </div>
  );
}

/** Who this is, how the account stands, and what can be done. */
export function CardHead(props: {
  readonly card: Card;
  readonly account: Account | undefined;
  readonly onDo: (what: string) => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const { customer } = props.card;
  const name = nameOf(props.card) || say('customer.nameless');
  return (
    <header className={css['head']}>
      <title>{`${name} · Kortisto`}</title>
      <div>
        <h1>{name}</h1>
        <div className={css['sub']}>
          <b>{customer.number}</b>
          <span>{sayCode('kind', customer.kind)}</span>
          {customer.kind === 'post' && <span>{customer.organisationName}</span>}
          {customer.title && <span>{customer.title}</span>}
          {customer.businessId && <span>{customer.businessId}</span>}
          <span>{sayCode('language', customer.language)}</span>
          <span>{say('card.since', { day: day(customer.madeOn) })}</span>
        </div>
      </div>
      <div>
        {props.account && <Balance account={props.account} />}
        <div
          className={`${css['row']} screen-only`}
          style={{ marginTop: '0.5rem', justifyContent: 'flex-end', gap: '0.5rem' }}
        >
          {may('bans:set') && (
            <Button variant="light" color="red" rightSection={<Key of="B" />} onClick={() => props.onDo('ban')}>
              {say('ban.set')}
            </Button>
          )}
          {may('customers:change') && (
            <Button rightSection={<Key of="E" />} onClick={() => props.onDo('edit')}>
              {say('edit.open')}
            </Button>
          )}
          <Button variant="default" onClick={() => window.print()}>
            {say('common.print')}
          </Button>
        </div>
      </div>
    </header>
  );
}

function Balance({ account }: { readonly account: Account }): ReactNode {
  const { say } = useText();
  return (
    <div className={css['money']} style={{ justifyContent: 'flex-end' }}>
      <div>
        <b>{euros(account.openCents)}</b>
        {say('card.open')}
      </div>
      <div>
        <b data-late={account.overdueCents > 0}>{euros(account.overdueCents)}</b>
        {say('card.overdueSum')}
      </div>
    </div>
  );
}
