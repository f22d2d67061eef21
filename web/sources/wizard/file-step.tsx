import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../access/session.ts';
import { addressOf } from '../../api/call.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useRoute } from '../../api/use-route.ts';
import { useText } from '../../text/index.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type Asked, SUBJECTS, wizard } from './asked.ts';
import { ColumnList } from './column-list.tsx';
import css from './wizard.module.css';

/** A file is dropped; whose it is, and what a file of each kind should hold. */
export function FileStep({ asked }: { readonly asked: Asked }): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  const takeIn = useDeed(
    'POST /import-files',
    ({ file }) =>
      void navigate({
        search: { step: 'columns', file: String(file), supplier: asked.supplier, subject: asked.subject, profile: asked.profile }, // prettier-ignore
      }),
  );
  return (
    <>
      <Panel title={say('newImport.file')}>
        <SupplierSelect asked={asked} />
        <FileDrop
          label={say('newImport.choose')}
          accept=".csv,.txt,.dat,.asc,.json,.ndjson,.jsonl,.xlsx,.zip"
          onFile={(file) => takeIn.mutate({ file } as never)}
        />
        <p className={css['after']}>{say('wizard.anyShape')}</p>
        {takeIn.isPending && <Loading />}
        <ProblemNote failure={takeIn.error} />
      </Panel>
      <Panel title={say('wizard.examples')}>
        <p className={css['how']}>{say('wizard.examplesHow')}</p>
        {SUBJECTS.map((subject) => (
          <Example key={subject} subject={subject} />
        ))}
      </Panel>
    </>
  );
}

function Example({ subject }: { readonly subject: string }): ReactNode {
  const { say, sayCode } = useText();
  const name = sayCode('profile', subject);
  return (
    <details className={css['examples']}>
      <summary>{name}</summary>
      <p>
        <a href={addressOf(`/import-profiles/${subject}/example`)} download>
          {say('wizard.exampleFile', { name })}
        </a>
      </p>
      <ColumnList profile={subject} />
    </details>
  );
}

/** Whose file it is: a supplier’s is taken only while its contract is in force. */
function SupplierSelect({ asked }: { readonly asked: Asked }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const navigate = wizard.useNavigate();
  const list = useRoute('GET /suppliers', {}, { isOff: !may('suppliers:read') });
  if (!may('suppliers:read')) return null;
  const suppliers = list.data?.suppliers ?? [];
  return (
    <NativeSelect
      label={say('wizard.supplier')}
      description={say('wizard.supplierHow')}
      value={asked.supplier ?? ''}
      data={[
        { value: '', label: say('wizard.ownFile') },
        ...suppliers.map(({ code, name, contract }) => ({
          value: code,
          label: contract === 'valid' ? name : say('wizard.withoutContract', { name }),
          disabled: contract !== 'valid',
        })),
      ]}
      onChange={(event) => {
        const supplier = event.currentTarget.value || undefined;
        // Its contract says by which profile its files are read.
        const profile = suppliers.find(({ code }) => code === supplier)?.profile ?? undefined;
        void navigate({ search: (before) => ({ ...before, supplier, profile }) });
      }}
      mb="md"
      w="min(26rem, 100%)"
    />
  );
}
