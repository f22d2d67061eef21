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
  const texts = useText();
  const { say } = texts;
  const { deceasedOn, undeliverableSince, protectedUntil, erasedOn, mergedInto } = card.customer;
  const warnings = [
    erasedOn && say('card.erasedOn', { day: day(erasedOn) }),
    deceasedOn && say('card.deceasedOn', { day: day(deceasedOn) }),
    card.isMasked && protectionText(protectedUntil, say),
    undeliverableSince && say('card.undeliverable', { day: day(undeliverableSince) }),
    card.bans.length > 0 &&
      `${say('card.banned')}: ${card.bans.map(({ channel }) => texts.sayCode('channel', channel)).join(', ')}`,
    ...moneyWarnings(account, say),
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

type Say = ReturnType<typeof useText>['say'];

const moneyWarnings = (account: Account | undefined, say: Say): (string | false)[] =>
  account === undefined
    ? []
    : [
        account.overdueCount > 0 && say('card.overdue', { n: account.overdueCount, sum: euros(account.overdueCents) }),
        account.invoices.some(({ isHeld }) => isHeld) && say('card.held'),
      ];

const protectionText = (until: string | null, say: Say): string =>
  until === null || until === '9999-12-31' ? say('card.protected') : say('card.protectedUntil', { day: day(until) });

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
          {customer.kind === 'post' && <Seat card={props.card} onDo={props.onDo} />}
          {customer.industryCode && (
            <span>{[customer.industryCode, customer.industryCodeSet].filter(Boolean).join(' ')}</span>
          )}
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
          {may('customers:change') && props.card.asOf === null && (
            <Button variant="default" onClick={() => props.onDo('status')}>
              {say('status.open')}
            </Button>
          )}
          {may('customers:change') && props.card.asOf === null && (
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

/** The organisation that a post is in, and the way to move it. */
function Seat({ card, onDo }: { readonly card: Card; readonly onDo: (what: string) => void }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const { organisation, organisationName } = card.customer;
  return (
    <span>
      {organisation === null ? (
        organisationName
      ) : (
        <Link to="/customers/$number" params={{ number: String(organisation) }}>
          {organisationName ?? organisation}
        </Link>
      )}{' '}
      {may('customers:change') && card.asOf === null && (
        <Button size="compact-xs" variant="subtle" className="screen-only" onClick={() => onDo('move')}>
          {say('move.open')}
        </Button>
      )}
    </span>
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
