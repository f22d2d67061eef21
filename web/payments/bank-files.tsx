import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { count, euros, moment } from '../text/format.ts';
import { type Texts, useText } from '../text/index.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Loading } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sums } from '../ui/sums.tsx';

type File = OutputOf<'GET /payments-in-short'>['files'][number];

/** The bank’s files: bringing one in, and those that came. */
export function BankFiles({
  files,
  mayImport,
}: {
  readonly files: readonly File[];
  readonly mayImport: boolean;
}): ReactNode {
  const texts = useText();
  const { say } = texts;
  const bring = useDeed('POST /bank-files');
  const wordsFor = (code: string): string => {
    const words = texts.sayCode('bankFileRefused', code);
    return words === code ? say('bankFileRefused.damaged') : words;
  };
  const outcome = bring.data;
  return (
    <Panel title={say('bankFiles.title')}>
      {mayImport && (
        <div style={{ marginBottom: '0.9rem' }}>
          <ProblemNote failure={bring.error} wordsFor={wordsFor} />
          {bring.isPending ? (
            <Loading />
          ) : (
            <FileDrop
              label={say('bankFiles.choose')}
              accept=".xml,.txt,.ktl,.nda,.zip"
              onFile={(file) => bring.mutate({ file } as never)}
            />
          )}
          {outcome && (
            <div role="status">
              <Sums
                of={[
                  [say('bankFiles.payments'), count(outcome.payments)],
                  [say('bankFiles.allocated'), euros(outcome.allocatedCents)],
                  [say('bankFiles.unallocated'), euros(outcome.unallocatedCents)],
                ]}
              />
            </div>
          )}
        </div>
      )}
      {files.length > 0 && (
        <DataTable caption={say('bankFiles.title')} rows={files} keyOf={({ id }) => id} columns={columns(texts)} />
      )}
    </Panel>
  );
}

const columns = ({ say }: Texts): Column<File>[] => [
  { key: 'name', title: say('bankFiles.name'), cell: ({ name }) => name },
  { key: 'format', title: say('bankFiles.format'), kind: 'narrow', cell: ({ format }) => format },
  { key: 'at', title: say('bankFiles.at'), kind: 'narrow', cell: ({ receivedAt }) => moment(receivedAt) },
  { key: 'entries', title: say('bankFiles.payments'), kind: 'number', cell: ({ entries }) => count(entries) },
  { key: 'cents', title: say('payment.sum'), kind: 'number', cell: ({ cents }) => euros(cents) },
];
