import { Button, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { bytes, count } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { RowsTable } from './rows-table.tsx';
import { VerdictTiles } from './verdict-tiles.tsx';

const here = getRouteApi('/imports/new');
const CANONICAL = ['customers', 'agent-orders', 'address-updates', 'bans'];

/** A file is dropped, looked through without writing anything, and then applied. */
export function NewImportPage(): ReactNode {
  const { say, sayCode } = useText();
  const navigate = here.useNavigate();
  const { profile = 'customers' } = here.useSearch();
  const profiles = useRoute('GET /import-profiles', {});
  const [file, setFile] = useState<File | null>(null);
  const [verdict, setVerdict] = useState<string>();
  const plan = useDeed('POST /imports/plan');
  const apply = useDeed(
    'POST /imports',
    ({ batch }) => void navigate({ to: '/imports/$batch', params: { batch: String(batch) } }),
  );
  const take = (chosen: File): void => {
    setFile(chosen);
    setVerdict(undefined);
    plan.mutate({ profile, file: chosen } as never);
  };
  const rows = plan.data?.rows.filter((row) => verdict === undefined || row.verdict === verdict) ?? [];
  return (
    <Page title={say('newImport.title')} lead={say('newImport.lead')}>
      <Panel title={say('newImport.file')}>
        <NativeSelect
          label={say('imports.profile')}
          description={say('newImport.profileHow')}
          value={profile}
          data={(profiles.data?.profiles ?? CANONICAL).map((one) => ({ value: one, label: sayCode('profile', one) }))}
          onChange={(event) => {
            plan.reset();
            void navigate({ search: { profile: event.currentTarget.value } });
          }}
          mb="md"
          w="min(24rem, 100%)"
        />
        <FileDrop label={say('newImport.choose')} accept=".csv,.txt,.json,.ndjson,.xlsx" onFile={take} />
      </Panel>
      <ProblemNote failure={plan.error ?? apply.error} />
      {plan.isPending && <Loading />}
      {plan.data && file && (
        <>
          <VerdictTiles counts={plan.data.counts} chosen={verdict} onChoose={setVerdict} />
          <Panel
            title={say('newImport.plan', { file: file.name })}
            actions={
              <Button loading={apply.isPending} onClick={() => apply.mutate({ profile, file } as never)}>
                {say('newImport.apply', { n: plan.data.rowsTotal })}
              </Button>
            }
            flush
          >
            <RowsTable rows={rows} />
          </Panel>
          <p>
            {bytes(file.size)} ·{' '}
            {say('newImport.shown', { shown: count(plan.data.rows.length), total: count(plan.data.rowsTotal) })}
          </p>
        </>
      )}
    </Page>
  );
}
