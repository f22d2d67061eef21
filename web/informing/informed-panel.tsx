import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';

type Duty = OutputOf<'GET /customers/:customer/information-duties'>['duties'][number];

/** Where data about the person came from, and when and how the person was told of it. */
export function InformedPanel({ customer }: { readonly customer: number }): ReactNode {
  const texts = useText();
  const { say } = texts;
  const duties = useRoute('GET /customers/:customer/information-duties', { customer });
  return (
    <Panel title={say('informed.title')} flush>
      <Fetched query={duties}>
        {(found) =>
          found.duties.length === 0 ? (
            <Empty title={say('informed.none')} />
          ) : (
            <DataTable
              caption={say('informed.title')}
              rows={found.duties}
              keyOf={({ id }) => id}
              columns={columns(texts)}
            />
          )
        }
      </Fetched>
    </Panel>
  );
}

const columns = (texts: Texts): Column<Duty>[] => {
  const { say, sayCode } = texts;
  return [
    {
      key: 'source',
      title: say('informing.source'),
      cell: ({ originName, originKind }) => (
        <>
          {originName || say('informing.unnamed')} <small>{sayCode('source', originKind)}</small>
        </>
      ),
    },
    { key: 'since', title: say('informing.since'), kind: 'narrow', cell: ({ since }) => day(since) },
    { key: 'told', title: say('informing.told'), cell: (duty) => <Told texts={texts} duty={duty} /> },
  ];
};

function Told({ texts: { say, sayCode }, duty }: { readonly texts: Texts; readonly duty: Duty }): ReactNode {
  const { toldOn, means, exempt, dueOn } = duty;
  if (toldOn !== null && means !== null)
    return <Mark tone="good">{say('informed.told', { day: day(toldOn), means: sayCode('toldMeans', means) })}</Mark>;
  if (exempt !== null) return <Mark tone="quiet">{sayCode('exempt', exempt)}</Mark>;
  return <Mark tone="care">{say('informed.open', { day: day(dueOn) })}</Mark>;
}
