import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { addressOf } from '../api/call.ts';
import type { InputOf, OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { bytes, count, day, moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Facts } from '../ui/facts.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { Progress } from '../ui/progress.tsx';
import { DecideRow } from './decide-row.tsx';
import { BatchState } from './imports-page.tsx';
import { RowsTable } from './rows-table.tsx';
import { UndoBatch } from './undo-batch.tsx';
import { VerdictTiles } from './verdict-tiles.tsx';
import { useFieldName } from './wizard/field-name.ts';

const here = getRouteApi('/imports/$batch');
const LIMIT = 100;
const POLL_MS = 700;
type Batch = OutputOf<'GET /imports/:batch'>;

/** One file that came in: how far it is applied, its rows with their verdicts, and undo. */
export function BatchPage(): ReactNode {
  const { batch } = here.useParams();
  const [isApplying, setIsApplying] = useState(true);
  const shown = useRoute('GET /imports/:batch', { batch: Number(batch) }, { everyMs: isApplying ? POLL_MS : false });
  if (shown.data && isApplying !== (shown.data.state === 'applying')) setIsApplying(shown.data.state === 'applying');
  return <Fetched query={shown}>{(one) => <Shown batch={one} />}</Fetched>;
}

function Shown({ batch }: { readonly batch: Batch }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const navigate = here.useNavigate();
  const { verdict, row, after } = here.useSearch();
  const wanted = verdict as InputOf<'GET /imports/:batch/rows'>['verdict'];
  const rows = useRoute(
    'GET /imports/:batch/rows',
    { batch: batch.id, verdict: wanted, after: Number(after ?? 0), limit: LIMIT },
    { isOff: batch.state === 'applying' },
  );
  return (
    <Page
      title={batch.fileName}
      lead={`${sayCode('profile', batch.profile)} · ${moment(batch.receivedAt)} · ${bytes(batch.bytes)}`}
      actions={<Actions batch={batch} />}
    >
      {batch.state === 'applying' && (
        <Panel title={say('batch.applying')}>
          <Progress label={say('imports.rows')} done={batch.rowsDone} total={batch.rowsTotal} />
        </Panel>
      )}
      {batch.state === 'undone' && <p role="status">{say('batch.undoneHow')}</p>}
      <VerdictTiles
        counts={batch.counts}
        tense={batch.state === 'undone' ? 'wasOnce' : 'verdict'}
        chosen={verdict}
        onChoose={(one) => void navigate({ search: one ? { verdict: one } : {} })}
      />
      {row && may('imports:apply') && (
        <DecideRow
          key={row}
          batch={batch.id}
          row={Number(row)}
          onDone={() => void navigate({ search: { verdict: 'quarantined' } })}
        />
      )}
      <Panel title={say('imports.rows')} flush>
        <Fetched query={rows}>
          {(answer) => (
            <>
              <RowsTable rows={answer.rows} {...(batch.state === 'undone' ? {} : { batch: batch.id })} />
              <Pager
                shown={answer.rows.length}
                after={after}
                next={answer.rows.length < LIMIT ? null : String(answer.rows.at(-1)?.row)}
              />
            </>
          )}
        </Fetched>
      </Panel>
      <BatchFacts batch={batch} />
    </Page>
  );
}

function Actions({ batch }: { readonly batch: Batch }): ReactNode {
  const { say, language } = useText();
  const may = useMay();
  return (
    <>
      <Button
        component="a"
        variant="default"
        href={`${addressOf(`/imports/${batch.id}/report`)}?language=${language}`}
        download
      >
        {say('batch.report')}
      </Button>
      {batch.state !== 'applying' && batch.counts.rejected + batch.counts.quarantined > 0 && (
        <Button
          component="a"
          variant="default"
          href={`${addressOf(`/imports/${batch.id}/rejects`)}?which=${batch.counts.quarantined > 0 ? 'held' : 'rejected'}`}
          download
        >
          {say(batch.counts.quarantined > 0 ? 'batch.held' : 'batch.rejects')}
        </Button>
      )}
      {batch.state !== 'undone' && batch.counts.quarantined > 0 && may('imports:apply') && (
        <Button component={Link} variant="default" to={`/imports/${batch.id}/review`}>
          {say('review.open')}
        </Button>
      )}
      <UndoBatch batch={batch.id} mayUndo={may('imports:apply') && batch.state === 'applied'} />
    </>
  );
}

function BatchFacts({ batch }: { readonly batch: Batch }): ReactNode {
  const { say } = useText();
  return (
    <Panel title={say('batch.facts')}>
      <Facts
        of={[
          [say('imports.state'), <BatchState key="state" of={batch.state} />],
          [say('batch.supplier'), batch.supplier],
          [say('batch.waitsForContract'), batch.waitsForContract && say('batch.waitsForContractHow')],
          [say('batch.keptUntil'), batch.keptUntil === null ? say('batch.notKept') : day(batch.keptUntil)],
          [
            say('batch.repairs'),
            batch.repairs.some(isDone) && <Repaired key="repairs" groups={batch.repairs.filter(isDone)} />,
          ],
          ['SHA-256', <code key="hash">{batch.sha256}</code>],
        ]}
      />
      <p>
        <Link to="/imports">{say('batch.all')}</Link>
      </p>
    </Panel>
  );
}

type Group = Batch['repairs'][number];
const isDone = ({ stands }: Group): boolean => stands === 'accepted';

function Repaired({ groups }: { readonly groups: readonly Group[] }): ReactNode {
  const { sayCode } = useText();
  const nameOf = useFieldName();
  return (
    <ul style={{ margin: 0, paddingLeft: '1.1rem' }}>
      {groups.map(({ field, operation, count: n }) => (
        <li key={`${field}:${operation}`}>
          {count(n)} {nameOf(field)}: {sayCode('repair', operation)}
        </li>
      ))}
    </ul>
  );
}
