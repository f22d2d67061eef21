import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import type { OutputOf } from '../../api/endpoint.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useRoute } from '../../api/use-route.ts';
import { count } from '../../text/format.ts';
import { useText } from '../../text/index.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type Asked, lookOf, type Proposal, readingOf, wizard } from './asked.ts';
import { useFieldName } from './field-name.ts';
import css from './wizard.module.css';

type Looked = OutputOf<'POST /import-files/:file/look'>;
type Group = Looked['repairs'][number];

/** What could be repaired in the file, in groups: each is accepted or refused as a whole before anything is done. */
export function RepairsStep({ asked }: { readonly asked: Asked }): ReactNode {
  const taken = useRoute('GET /import-files/:file', lookOf(asked));
  return <Fetched query={taken}>{({ proposal }) => <Groups asked={asked} proposal={proposal} />}</Fetched>;
}

function Groups({ asked, proposal }: { readonly asked: Asked; readonly proposal: Proposal | null }): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  const file = Number(asked.file);
  const reading = readingOf(asked, proposal);
  const looked = useQuery<Looked>({
    queryKey: ['POST /import-files/:file/look', file, reading],
    queryFn: ({ signal }) => call('POST /import-files/:file/look', { file, ...reading }, signal),
    placeholderData: (before) => before,
  });
  const begin = useDeed('POST /import-plans', ({ plan }) => {
    void navigate({ search: (before) => ({ ...before, step: 'preview', plan: String(plan) }) });
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate({ file, ...reading });
      }}
    >
      <Fetched query={looked}>
        {({ rows, repairs }) => (
          <>
            <Panel title={say('wizard.repairs')} flush>
              {repairs.length === 0 ? (
                <Empty title={say('wizard.nothingToRepair')}>
                  <p>{say('wizard.nothingToRepairWhy')}</p>
                </Empty>
              ) : (
                <GroupTable groups={repairs} asked={asked} />
              )}
            </Panel>
            <ProblemNote failure={begin.error} />
            <div className={css['foot']}>
              <Button type="submit" loading={begin.isPending}>
                {say('wizard.toPreview', { n: rows })}
              </Button>
              <span>{say('wizard.nothingWritten')}</span>
            </div>
          </>
        )}
      </Fetched>
    </form>
  );
}

function GroupTable({ groups, asked }: { readonly groups: readonly Group[]; readonly asked: Asked }): ReactNode {
  const { say, sayCode } = useText();
  const nameOf = useFieldName();
  return (
    <DataTable
      caption={say('wizard.repairs')}
      rows={groups}
      keyOf={({ field, operation }) => `${field}:${operation}`}
      columns={[
        {
          key: 'what',
          title: say('wizard.repair'),
          cell: ({ field, operation, count: n }) => (
            <>
              <b>{count(n)}</b> {nameOf(field)}: {sayCode('repair', operation)}
            </>
          ),
        },
        {
          key: 'samples',
          title: say('wizard.samples'),
          cell: ({ samples }) => (
            <ul className={css['change']}>
              {samples.map(({ row, before, after }) => (
                <li key={row}>
                  <code>{before}</code> → <code>{after}</code>
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'choice', title: say('wizard.decision'), cell: (group) => <YesNo group={group} asked={asked} /> },
      ]}
    />
  );
}

const without = (text: string | undefined, name: string): string[] =>
  (text ?? '').split(',').filter((one) => one !== '' && one !== name);

function YesNo({ group, asked }: { readonly group: Group; readonly asked: Asked }): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  const name = `${group.field}:${group.operation}`;
  const choose = (isAccepted: boolean): void => {
    const accepted = without(asked.accepted, name);
    const refused = without(asked.refused, name);
    (isAccepted ? accepted : refused).push(name);
    const said = { accepted: accepted.join(',') || undefined, refused: refused.join(',') || undefined };
    void navigate({ search: (before) => ({ ...before, ...said }), replace: true });
  };
  // What was chosen shows at once; what the server makes of it (a refused repair holds its rows) comes a moment later.
  const isSaid = (text: string | undefined): boolean => (text ?? '').split(',').includes(name);
  const stands = isSaid(asked.accepted)
    ? 'accepted'
    : isSaid(asked.refused) && group.stands === 'accepted'
      ? 'refused'
      : group.stands;
  return (
    <fieldset className={css['yesNo']}>
      <legend className="unseen">{name}</legend>
      <label>
        <input type="radio" name={name} checked={stands === 'accepted'} onChange={() => choose(true)} />
        {say('wizard.doRepair')}
      </label>
      <label>
        <input type="radio" name={name} checked={stands !== 'accepted'} onChange={() => choose(false)} />
        {say(stands === 'refused' ? 'wizard.refuseRepair' : 'wizard.leaveRepair')}
      </label>
    </fieldset>
  );
}
