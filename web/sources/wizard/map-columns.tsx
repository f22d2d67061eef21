import type { ReactNode } from 'react';
import { useRoute } from '../../api/use-route.ts';
import { useText } from '../../text/index.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Asked, LEFT_OUT, mappedIn, type Sniffed, wizard } from './asked.ts';
import { useFieldName } from './field-name.ts';
import css from './wizard.module.css';

type Found = Sniffed['columns'][number] & { readonly at: number };

/** Each column of the file with samples, beside what it is held to mean; leaving one out is a decision too. */
export function MapColumns({ asked, sniffed }: { readonly asked: Asked; readonly sniffed: Sniffed }): ReactNode {
  const { say, sayCode } = useText();
  const navigate = wizard.useNavigate();
  const canonical = useRoute('GET /import-profiles/:name', { name: sniffed.subject });
  const fields = canonical.data?.columns.map(({ header }) => header) ?? [];
  const decided = mappedIn(asked, sniffed.columns.length);
  const decide = (at: number, decision: string): void => {
    const map = decided.with(at, decision).join(',');
    void navigate({ search: (before) => ({ ...before, map }), replace: true });
  };
  const rows: Found[] = sniffed.columns.map((column, at) => ({ ...column, at }));
  return (
    <Panel title={say('wizard.columns')} flush>
      <DataTable
        caption={say('wizard.columns')}
        rows={rows}
        keyOf={({ at }) => at}
        columns={[
          {
            key: 'name',
            title: say('wizard.column'),
            kind: 'narrow',
            cell: ({ name, at }) =>
              name === '' ? <em>{`${say('wizard.nameless')} ${at + 1}`}</em> : <code>{name}</code>,
          },
          { key: 'samples', title: say('wizard.samples'), cell: ({ samples }) => <Samples of={samples} /> },
          {
            key: 'field',
            title: say('wizard.means'),
            cell: (column) => (
              <FieldPick column={column} decision={decided[column.at] ?? ''} fields={fields} onDecide={decide} />
            ),
          },
          {
            key: 'confidence',
            title: say('wizard.confidence'),
            kind: 'narrow',
            cell: ({ guess, confidence, isLeftOut, at }) =>
              decided[at] === '' &&
              !isLeftOut &&
              (guess === null ? (
                <Mark tone="care">{say('wizard.open')}</Mark>
              ) : (
                <Mark tone={confidence === 'low' ? 'care' : 'quiet'}>{sayCode('confidence', confidence)}</Mark>
              )),
          },
        ]}
      />
    </Panel>
  );
}

function Samples({ of: samples }: { readonly of: readonly string[] }): ReactNode {
  const { say } = useText();
  if (samples.length === 0) return <em>{say('wizard.empty')}</em>;
  return (
    <span className={css['samples']}>
      {samples.map((sample) => (
        <code key={sample}>{sample}</code>
      ))}
    </span>
  );
}

function FieldPick(props: {
  readonly column: Found;
  readonly decision: string;
  readonly fields: readonly string[];
  readonly onDecide: (at: number, decision: string) => void;
}): ReactNode {
  const { say } = useText();
  const nameOf = useFieldName();
  const { column, decision, fields, onDecide } = props;
  const isOpen = decision === '' && column.guess === null && !column.isLeftOut;
  const proposed = column.fields.length > 0 ? column.fields : column.guess === null ? [] : [column.guess];
  return (
    <select
      className={css['pick']}
      aria-label={say('wizard.meansOf', { column: column.name || say('wizard.nameless') })}
      aria-invalid={isOpen}
      value={decision}
      onChange={(event) => onDecide(column.at, event.currentTarget.value)}
    >
      <option value="">
        {proposed.length > 0
          ? proposed.map(nameOf).join(' + ')
          : say(column.isLeftOut ? 'wizard.leaveOut' : 'wizard.choose')}
      </option>
      {!column.isLeftOut && <option value={LEFT_OUT}>{say('wizard.leaveOut')}</option>}
      {fields
        .filter((field) => proposed.length !== 1 || field !== proposed[0])
        .map((field) => (
          <option key={field} value={field}>
            {nameOf(field)}
          </option>
        ))}
    </select>
  );
}
