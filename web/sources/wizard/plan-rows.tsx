import type { ReactNode } from 'react';
import type { OutputOf } from '../../api/endpoint.ts';
import { CustomerLink } from '../../customers/customer-link.tsx';
import { heldText } from '../../customers/values/held.ts';
import { type Texts, useText } from '../../text/index.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Mark, type Tone } from '../../ui/mark.tsx';
import { inWords, useFieldName } from './field-name.ts';
import css from './wizard.module.css';

type Row = OutputOf<'GET /import-plans/:plan/rows'>['rows'][number];
type Change = Row['changes'][number];

const TONES: Readonly<Record<string, Tone>> = {
  created: 'good',
  updated: 'good',
  unchanged: 'quiet',
  quarantined: 'care',
  rejected: 'stop',
};

/** Rows of a preview: what each would do, field by field what stands and what would. */
export function PlanRows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const texts = useText();
  const nameOf = useFieldName();
  if (rows.length === 0) return <Empty title={texts.say('rows.none')} />;
  return (
    <DataTable
      caption={texts.say('imports.rows')}
      rows={rows}
      keyOf={({ row }) => row}
      columns={columns(texts, nameOf)}
    />
  );
}

const columns = ({ say, sayCode }: Texts, nameOf: (field: string) => string): Column<Row>[] => [
  {
    key: 'row',
    title: say('rows.row'),
    kind: 'narrow',
    cell: ({ row, line }) => (
      <>
        {row}
        {line !== row && <small className={css['line']}>{say('wizard.line', { line })}</small>}
      </>
    ),
  },
  {
    key: 'verdict',
    title: say('wizard.would'),
    kind: 'narrow',
    cell: ({ verdict }) => verdict && <Mark tone={TONES[verdict] ?? 'quiet'}>{sayCode('willBe', verdict)}</Mark>,
  },
  {
    key: 'customer',
    title: say('rows.customer'),
    kind: 'narrow',
    cell: ({ customer, verdict }) =>
      customer === null ? verdict === 'created' && say('wizard.newCustomer') : <CustomerLink number={customer} />,
  },
  {
    key: 'changes',
    title: say('wizard.changes'),
    cell: ({ changes, message, reason, field, repairs }) => (
      <>
        {message && (
          <p style={{ margin: 0 }}>
            <b>{field.split('|').map(nameOf).join(', ')}:</b>{' '}
            {inWords(message, field, nameOf) || sayCode('rowReason', reason)}
          </p>
        )}
        <ul className={css['change']}>
          {changes.map((change, at) => (
            <Changed key={at} change={change} />
          ))}
          {repairs.map(({ field: name, operation, before }) => (
            <li key={name + operation}>
              {sayCode('repair', operation)}: <code>{before}</code>
            </li>
          ))}
        </ul>
      </>
    ),
  },
];

/** The order in which a card shows them; what is not named here comes last. */
const ORDER = [
  'kind', 'title', 'givenNames', 'familyName', 'organisationName', 'businessId', 'industryCode', 'co', 'streetAddress',
  'postalCode', 'city', 'country', 'phone', 'email', 'language',
]; // prettier-ignore
const placeOf = (field: string): number => (ORDER.indexOf(field) + 1 || ORDER.length + 1) - 1;

function Changed({ change }: { readonly change: Change }): ReactNode {
  const { say, sayCode } = useText();
  const told = useTold();
  const fields = Object.entries(change.after).toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  if (change.made)
    return (
      <li>
        {fields.map(([field, value]) => (
          <span key={field}>
            {sayCode('field', field)} <code>{told(field, value)}</code>{' '}
          </span>
        ))}
      </li>
    );
  return (
    <>
      {fields.map(([field, value]) => (
        <li key={field}>
          {sayCode('field', field)}: <code>{told(field, change.before[field])}</code> →{' '}
          <code>{told(field, value)}</code>
        </li>
      ))}
      {Object.entries(change.heldBack).map(([field, value]) => (
        <li key={`held ${field}`}>
          {say('wizard.heldBack', { field: sayCode('field', field) })} <code>{told(field, value)}</code>
        </li>
      ))}
    </>
  );
}

/** Makes the teller of a value, as the card’s history tells it. */
function useTold(): (field: string, value: unknown) => string {
  const texts = useText();
  return (field, value) => {
    if (value === null || value === undefined) return '–';
    return typeof value === 'string' ? heldText(field, value, texts) : JSON.stringify(value);
  };
}
