import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { CustomerLink } from '../customers/customer-link.tsx';
import { EvidenceBars } from '../duplicates/evidence-bars.tsx';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Key } from '../ui/key.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import css from './updates.module.css';
import judged from '../ui/queue.module.css';
import type { Proposal } from './proposal.ts';

const TONES: Readonly<Record<string, Tone>> = { waiting: 'care', applied: 'good', 'held back': 'stop', 'left alone': 'stop' }; // prettier-ignore

/** One proposal: what stands beside what would, on what evidence. H applies it, E leaves it, O goes on to the next. */
export function ProposalView({ of, onGone }: { readonly of: Proposal; readonly onGone: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const verdict = useDeed('PUT /update-proposals/:proposal/verdict', onGone);
  const mayDecide = of.state === 'waiting' && may('imports:apply');
  const give = (what: 'apply' | 'leave') => (): void => {
    if (mayDecide && !verdict.isPending) verdict.mutate({ proposal: of.id, verdict: what });
  };
  useHotkeys([
    ['h', give('apply')],
    ['e', give('leave')],
    ['o', onGone],
  ]);
  return (
    <Panel title={`${sayCode('updateEvent', of.event)} ${day(of.happenedOn)}`}>
      <p className={css['about']}>
        {say('updates.customer')} <CustomerLink number={of.customer} /> · {of.service} ·{' '}
        <Link to="/imports/$batch" params={{ batch: String(of.batch) }} search={{ row: String(of.row) }}>
          {say('updates.row', { file: of.fileName, row: of.row })}
        </Link>{' '}
        <Mark tone={TONES[of.state] ?? 'quiet'}>{sayCode('proposalState', of.state)}</Mark>
      </p>
      {of.because && <p className={css['because']}>{sayCode('updateBecause', of.because)}</p>}
      {mayDecide && (
        <div className={judged['verdicts']}>
          <Button rightSection={<Key of="H" />} loading={verdict.isPending} onClick={give('apply')}>
            {say('updates.apply')}
          </Button>
          <Button variant="light" rightSection={<Key of="E" />} onClick={give('leave')}>
            {say('updates.leave')}
          </Button>
          <Button variant="default" rightSection={<Key of="O" />} onClick={onGone}>
            {say('updates.skip')}
          </Button>
        </div>
      )}
      <ProblemNote failure={verdict.error} />
      <Beside of={of} />
      <h3>{say('updates.evidence')}</h3>
      <EvidenceBars of={of.evidence} />
    </Panel>
  );
}

function Beside({ of }: { readonly of: Proposal }): ReactNode {
  const { say, sayCode } = useText();
  const fields = Object.keys(of.says);
  return (
    <table className={css['beside']}>
      <thead>
        <tr>
          <th scope="col">{say('updates.field')}</th>
          <th scope="col">{say('updates.stood')}</th>
          <th scope="col">{say('updates.says')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} data-differs={of.says[field] !== of.stood[field]}>
            <th scope="row">{sayCode('field', field)}</th>
            <td>{of.stood[field] ?? '–'}</td>
            <td>{of.says[field] ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
