import type { ReactNode } from 'react';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import type { Card } from './card.ts';
import css from './card.module.css';

type Origin = Card['origins'][string];

/** Where a value came from, in one line under it: source, day, batch and row, and who said the same since. */
export function OriginOf({ origin }: { readonly origin: Origin | undefined }): ReactNode {
  const { say, sayCode } = useText();
  if (!origin) return null;
  const parts = [
    sayCode('source', origin.kind),
    sayCode('sourceName', origin.name),
    day(origin.receivedOn),
    origin.batch !== null && say('origin.batch', { n: origin.batch }),
    origin.row !== null && say('origin.row', { n: origin.row }),
    origin.toldBy !== null && origin.toldBy !== 'customer' && sayCode('teller', origin.toldBy),
  ].filter((part) => part !== false && part !== '');
  return (
    <small className={css['origin']} title={titleOf(origin, sayCode) || undefined}>
      {parts.filter((part, at) => parts.indexOf(part) === at).join(' · ')}
      {origin.confirmedBy &&
        ` · ${say('origin.confirmed', { by: sayCode('sourceName', origin.confirmedBy), day: day(origin.confirmedOn) })}`}
    </small>
  );
}

/** What else is known of the source: its file, its licence, what the value may be used for, who wrote it. */
const titleOf = (origin: Origin, sayCode: (group: string, code: string) => string): string =>
  [
    origin.fileName,
    origin.licence,
    origin.purposes?.map((purpose) => sayCode('purpose', purpose)).join(', '),
    origin.userName ?? sayCode('who', origin.who),
  ]
    .filter(Boolean)
    .join(' · ');
