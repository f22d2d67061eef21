import type { ReactNode } from 'react';
import { type Column, DataTable } from './data-table.tsx';
import { Empty } from './empty.tsx';
import { Fetched } from './loading.tsx';
import { Pager } from './pager.tsx';
import { Panel } from './panel.tsx';

type Listed<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** A list of the register, a page at a time: its rows, or what would be here and how to get it. */
export function ListPanel<Row extends { readonly id: number }>(props: {
  readonly title: string;
  readonly query: { readonly data: Listed<Row> | undefined; readonly error: unknown; readonly isPending: boolean };
  readonly columns: readonly Column<Row>[];
  /** Where the page begins, as the address has it. */
  readonly after: string | undefined;
  readonly none: { readonly title: string; readonly how: string };
}): ReactNode {
  const { title, query, columns, after, none } = props;
  return (
    <Panel title={title} flush>
      <Fetched query={query}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title={none.title}>
              <p>{none.how}</p>
            </Empty>
          ) : (
            <>
              <DataTable caption={title} rows={rows} keyOf={({ id }) => id} columns={columns} />
              <Pager shown={rows.length} after={after} next={next} />
            </>
          )
        }
      </Fetched>
    </Panel>
  );
}
