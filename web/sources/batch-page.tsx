import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { addressOf } from '../api/call.ts';
import type { InputOf, OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { bytes, moment } from '../text/format.ts';
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
  const { say, sayCode, language } = useText();
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
      actions={
        <>
          <Button
            component="a"
            variant="default"
            href={`${addressOf(`/imports/${batch.id}/report`)}?language=${language}`}
            download
          >
            {say('batch.report')}
          </Button>
          <UndoBatch batch={batch.id} mayUndo={may('imports:apply') && batch.state === 'applied'} />
        </>
      }
    >
      {batch.state === 'applying' && (
        <Panel title={say('batch.applying')}>
          <Progress label={say('imports.rows')} done={batch.rowsDone} total={batch.rowsTotal} />
        </Panel>
      )}
      <VerdictTiles
        counts={batch.counts}
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
              <RowsTable rows={answer.rows} batch={batch.id} />
              <Pager
                shown={answer.rows.length}
                after={after}
                next={answer.rows.length < LIMIT ? null : String(answer.rows.at(-1)?.row)}
              />
            </>
          )}
        </Fetched>
      </Panel>
      <Panel title={say('batch.facts')}>
        <Facts
          of={[
            [say('imports.state'), <BatchState key="state" of={batch.state} />],
            ['SHA-256', <code key="hash">{batch.sha256}</code>],
          ]}
        />
        <p>
          <Link to="/imports">{say('batch.all')}</Link>
        </p>
      </Panel>
    </Page>
  );
}
