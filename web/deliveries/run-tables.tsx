import type { ReactNode } from 'react';
import { CustomerLink } from '../customers/customer-link.tsx';
import type { OutputOf } from '../api/endpoint.ts';
import { count } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';

type Previewed = OutputOf<'POST /print-run-previews'>;
type Place = Previewed['plan']['byPlace'][number];
type Left = Previewed['plan']['leftOut'][number];
type Difference = Previewed['differences'][number];

/** Copies by country and zone: what the post wants to know beforehand. */
export function Places({ places }: { readonly places: readonly Place[] }): ReactNode {
  const { say } = useText();
  const zones = new Map<string, { zone: string; country: string; labels: number; copies: number }>();
  for (const { zone, country, labels, copies } of places) {
    const known = zones.get(zone) ?? { zone, country: country ?? '–', labels: 0, copies: 0 };
    zones.set(zone, { ...known, labels: known.labels + labels, copies: known.copies + copies });
  }
  if (zones.size === 0) return null;
  return (
    <>
      <h3>{say('run.places')}</h3>
      <DataTable
        caption={say('run.places')}
        rows={[...zones.values()]}
        keyOf={({ zone }) => zone}
        columns={[
          { key: 'country', title: say('run.country'), cell: ({ country }) => country },
          { key: 'zone', title: say('run.zone'), cell: ({ zone }) => (zone === 'network' ? say('run.network') : zone) },
          { key: 'labels', title: say('run.labels'), kind: 'number', cell: ({ labels }) => count(labels) },
          { key: 'copies', title: say('run.copies'), kind: 'number', cell: ({ copies }) => count(copies) },
        ]}
      />
    </>
  );
}

/** Who gets nothing, by reason. */
export function LeftOut({ rows }: { readonly rows: readonly Left[] }): ReactNode {
  const { say, sayCode } = useText();
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{say('run.leftOut')}</h3>
      <DataTable
        caption={say('run.leftOut')}
        rows={rows}
        keyOf={({ because }) => because}
        columns={[
          { key: 'because', title: say('run.because'), cell: ({ because }) => sayCode('leftOut', because) },
          {
            key: 'n',
            title: say('run.subscriptions'),
            kind: 'number',
            cell: ({ subscriptions }) => count(subscriptions),
          },
          { key: 'removed', title: say('run.removed'), kind: 'number', cell: ({ removed }) => count(removed) },
        ]}
      />
    </>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  new: 'good',
  changed: 'care',
  replacement: 'care',
  removed: 'stop',
  left_out: 'quiet',
};

/** The first of those whose place is another than in the run before. */
export function Differences({ rows }: { readonly rows: readonly Difference[] }): ReactNode {
  const { say, sayCode } = useText();
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{say('run.differences')}</h3>
      <DataTable
        caption={say('run.differences')}
        rows={rows}
        keyOf={({ subscription, status }) => `${subscription} ${status}`}
        columns={[
          { key: 'status', title: say('run.status'), kind: 'narrow', cell: ({ status }) => <Mark tone={TONES[status] ?? 'quiet'}>{sayCode('copyStatus', status)}</Mark> },
          { key: 'customer', title: say('run.customer'), cell: ({ customer }) => <CustomerLink number={Number(customer)} name={String(customer)} /> },
          { key: 'because', title: say('run.because'), cell: ({ because }) => (because === null ? '' : sayCode('leftOut', because)) },
        ]} // prettier-ignore
      />
    </>
  );
}
