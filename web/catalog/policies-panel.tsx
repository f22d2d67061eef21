import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';

type Policy = OutputOf<'GET /policies'>['policies'][number];

/** The dated policies that somebody has decided; all else is as by default. */
export function PoliciesPanel(): ReactNode {
  const texts = useText();
  const { say } = texts;
  const found = useRoute('GET /policies', {});
  return (
    <Panel title={say('catalogue.policies')} flush>
      <Fetched query={found}>
        {({ policies }) =>
          policies.length === 0 ? (
            <Empty title={say('catalogue.noPolicies')}>
              <p>{say('catalogue.noPoliciesHow')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={say('catalogue.policies')}
              rows={policies}
              keyOf={({ title, kind, validFrom }) => `${title} ${kind} ${validFrom}`}
              columns={columns(texts)}
            />
          )
        }
      </Fetched>
    </Panel>
  );
}

const columns = ({ say, sayCode }: Texts): Column<Policy>[] => [
  {
    key: 'title',
    title: say('catalogue.titleName'),
    kind: 'narrow',
    cell: ({ title }) => (title === '*' ? say('catalogue.everyTitle') : title),
  },
  { key: 'kind', title: say('catalogue.policy'), cell: ({ kind }) => sayCode('policyKind', kind) },
  { key: 'from', title: say('catalogue.validFrom'), kind: 'narrow', cell: ({ validFrom }) => day(validFrom) },
  {
    key: 'rules',
    title: say('catalogue.rules'),
    cell: ({ rules }) =>
      Object.entries(rules)
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
        .join(', '),
  },
];
