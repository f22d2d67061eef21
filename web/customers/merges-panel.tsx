import { Button, Checkbox, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './card.module.css';
import { CustomerLink } from './customer-link.tsx';

type Merge = OutputOf<'GET /customers/:customer/relations'>['merges'][number];

/** Who was merged into the customer, each with its way back; and the way to another merge. */
export function MergesPanel({
  customer,
  merges,
}: {
  readonly customer: number;
  readonly merges: readonly Merge[];
}): ReactNode {
  const { say } = useText();
  const may = useMay();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  if (merges.length === 0 && !may('customers:merge')) return null;
  return (
    <Panel title={say('relations.merges')}>
      <ul className={css['list']}>
        {merges.map((one) => (
          <li key={one.merged.customer} className={css['row']}>
            <span>
              <CustomerLink number={Number(one.merged.customer)} name={`${one.merged.name} ${one.merged.customer}`} />{' '}
              <span className={css['small']}>
                {say('relations.mergedOn', { at: moment(one.mergedAt), into: one.into.customer })}
              </span>
            </span>
            {may('customers:merge') && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={say('relations.unmergeOf', { number: one.merged.customer })}
                onClick={() => setUndoing(one)}
              >
                {say('relations.unmerge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may('customers:merge') && <CompareForm customer={customer} />}
      {undoing && <UnmergeDialog merge={undoing} onClose={() => setUndoing(null)} />}
    </Panel>
  );
}

/** Leads to the screen where two customers are looked at side by side. */
function CompareForm({ customer }: { readonly customer: number }): ReactNode {
  const { say } = useText();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (/^[1-9]\d{0,8}$/.test(number)) void navigate({ to: '/duplicates', search: { pair: `${customer}-${number}` } });
  };
  return (
    <form onSubmit={submit} className={css['row']} style={{ alignItems: 'flex-end', marginTop: '0.75rem' }}>
      <TextInput
        label={say('relations.mergeWith')}
        placeholder={say('relations.other')}
        inputMode="numeric"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value.trim())}
      />
      <Button type="submit" variant="default">
        {say('relations.compare')}
      </Button>
    </form>
  );
}

/** What taking the merge apart gives back and what it cannot, before it is done. */
function UnmergeDialog({ merge, onClose }: { readonly merge: Merge; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const [keepApart, setKeepApart] = useState(true);
  const undo = useDeed('DELETE /customers/:customer/merged-into', onClose);
  const named = (keys: readonly string[]): string => [...new Set(keys.map((key) => sayCode('field', key.split(':')[0] ?? key)))].join(', '); // prettier-ignore
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    undo.mutate({ customer: Number(merge.merged.customer), keepApart });
  };
  return (
    <Dialog title={say('relations.unmergeOf', { number: merge.merged.customer })} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={undo.error} />
        <p style={{ margin: 0 }}>
          {merge.restores.length === 0
            ? say('relations.restoresNothing')
            : say('relations.restores', { fields: named(merge.restores) })}
        </p>
        {merge.keeps.length > 0 && (
          <p style={{ margin: 0 }}>{say('relations.keeps', { fields: named(merge.keeps) })}</p>
        )}
        <Checkbox
          label={say('relations.keepApart')}
          checked={keepApart}
          onChange={(event) => setKeepApart(event.currentTarget.checked)}
        />
        <Button type="submit" loading={undo.isPending} data-first>
          {say('relations.unmerge')}
        </Button>
      </form>
    </Dialog>
  );
}
