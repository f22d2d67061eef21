import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { phone, reference } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Mark } from '../ui/mark.tsx';
import css from './shell.module.css';

type Hit = OutputOf<'GET /search'>['hits'][number];

/** The key by which somebody was found, as it is written on paper: only references stand in groups of five. */
function keyAsWritten(by: string, key: string): string {
  if (by === 'reference') return reference(key);
  return by === 'phone' ? phone(key) : key;
}

/** One customer found: who, where, by what key, and the bans that must be seen before the call. */
export function SearchHit(props: {
  readonly hit: Hit;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { hit } = props;
  const place = [hit.street, [hit.postalCode, hit.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <li
      id={props.id}
      role="option"
      aria-selected={props.isChosen}
      className={css['option']}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onOpen}
    >
      <span>
        <b>{hit.name || say('customer.nameless')}</b> {hit.organisation && <small>{hit.organisation} </small>}
        {hit.isDeceased && <Mark tone="stop">{say('card.deceased')}</Mark>}{' '}
        {hit.bans.length > 0 && <Mark tone="stop">{say('search.banned', { n: hit.bans.length })}</Mark>}
      </span>
      <span className={css['aside']}>{hit.customer}</span>
      <small>{place || hit.email || sayCode('kind', hit.kind)}</small>
      <span className={css['aside']}>
        {hit.at && hit.by !== 'number' ? `${sayCode('by', hit.by)} ${keyAsWritten(hit.by, hit.at)}` : ''}
      </span>
    </li>
  );
}
