import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import css from './ui.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly kind?: 'number' | 'narrow';
};

const classOf = (kind: Column<unknown>['kind']): string | undefined =>
  kind === 'number' ? css['num'] : kind === 'narrow' ? css['narrow'] : undefined;

/** A dense list. J and K move among the rows’ own links, Enter opens the one under focus. */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
}): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const step = (by: 1 | -1) => () => moveAmong(table.current, by);
  useHotkeys([
    ['j', step(1)],
    ['k', step(-1)],
  ]);
  return (
    <div className={css['scroll']} tabIndex={0} role="group" aria-label={props.caption}>
      <table className={css['table']} ref={table}>
        <caption className="unseen">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map(({ key, title, kind }) => (
              <th key={key} scope="col" className={classOf(kind)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map(({ key, cell, kind }) => (
                <td key={key} className={classOf(kind)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function moveAmong(table: HTMLTableElement | null, by: 1 | -1): void {
  const links = [...(table?.querySelectorAll<HTMLElement>('tbody tr') ?? [])].flatMap(
    (row) => row.querySelector<HTMLElement>('a, button') ?? [],
  );
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}
