import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { day, euros } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './catalogue.module.css';

type Offer = OutputOf<'GET /offers'>['offers'][number];
type Title = OutputOf<'GET /titles'>['titles'][number];

/** The offers, each with its prices from day to day. */
export function OffersPanel(): ReactNode {
  const texts = useText();
  const found = useRoute('GET /offers', {});
  return (
    <Panel title={texts.say('catalogue.offers')} flush>
      <Fetched query={found}>
        {({ offers }) => (
          <DataTable
            caption={texts.say('catalogue.offers')}
            rows={offers}
            keyOf={({ code }) => code}
            columns={offerColumns(texts)}
          />
        )}
      </Fetched>
    </Panel>
  );
}

const offerColumns = ({ say, language }: Texts): Column<Offer>[] => [
  { key: 'code', title: say('catalogue.code'), kind: 'narrow', cell: ({ code }) => code },
  { key: 'name', title: say('catalogue.name'), cell: ({ name }) => name[language] },
  { key: 'parts', title: say('catalogue.titles'), cell: ({ parts }) => parts.map(({ title }) => title).join(' + ') },
  { key: 'term', title: say('catalogue.months'), kind: 'number', cell: ({ termMonths }) => termMonths },
  {
    key: 'prices',
    title: say('catalogue.prices'),
    cell: ({ validFrom, priceCents, prices }) => (
      <ol className={css['prices']}>
        {[{ validFrom, priceCents }, ...(prices ?? [])].map((price) => (
          <li key={price.validFrom}>
            {day(price.validFrom)} {euros(price.priceCents)}
          </li>
        ))}
      </ol>
    ),
  },
  { key: 'renews', title: say('catalogue.renewsAs'), kind: 'narrow', cell: ({ renewsAs }) => renewsAs ?? '–' },
  { key: 'to', title: say('catalogue.soldTo'), kind: 'narrow', cell: ({ validTo }) => day(validTo) || '–' },
];

/** The titles, with the days on which they open and close, and their postage abroad. */
export function TitlesPanel(): ReactNode {
  const texts = useText();
  const found = useRoute('GET /titles', {});
  return (
    <Panel title={texts.say('catalogue.titles')} flush>
      <Fetched query={found}>
        {({ titles }) => (
          <DataTable
            caption={texts.say('catalogue.titles')}
            rows={titles}
            keyOf={({ code }) => code}
            columns={titleColumns(texts)}
          />
        )}
      </Fetched>
    </Panel>
  );
}

const titleColumns = ({ say, sayCode }: Texts): Column<Title>[] => [
  { key: 'code', title: say('catalogue.code'), kind: 'narrow', cell: ({ code }) => code },
  { key: 'name', title: say('catalogue.name'), cell: ({ name }) => name },
  { key: 'form', title: say('catalogue.form'), kind: 'narrow', cell: ({ form }) => sayCode('titleForm', form) },
  { key: 'issues', title: say('catalogue.issuesAYear'), kind: 'number', cell: ({ issuesAYear }) => issuesAYear },
  { key: 'opened', title: say('catalogue.openedOn'), kind: 'narrow', cell: ({ openedOn }) => day(openedOn) || '–' },
  { key: 'closed', title: say('catalogue.closedOn'), kind: 'narrow', cell: ({ closedOn }) => day(closedOn) || '–' },
  {
    key: 'postage',
    title: say('catalogue.postage'),
    cell: ({ postage = [] }) =>
      postage
        .map(({ country, validFrom, issueCents }) => `${country} ${day(validFrom)} ${euros(issueCents)}`)
        .join(', ') || '–',
  },
];
