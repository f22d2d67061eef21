import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import css from './contacts.module.css';

type Template = OutputOf<'GET /letter-templates'>['templates'][number];

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const KINDS = ['letter', 'email', 'sms'] as const;

/** The texts that letters are written from, in three languages. */
export function TemplatesPage(): ReactNode {
  const { say, sayCode, language } = useText();
  const may = useMay();
  const templates = useRoute('GET /letter-templates', {});
  const [open, setOpen] = useState<Template | 'new' | null>(null);
  const mayChange = may('contacts:templates');
  const rows = templates.data?.templates ?? [];
  return (
    <Page title={say('templates.title')} lead={say('templates.lead')}>
      <ProblemNote failure={templates.error} />
      <Panel
        title={say('templates.title')}
        flush
        actions={mayChange && <Button onClick={() => setOpen('new')}>{say('templates.new')}</Button>}
      >
        {templates.data && rows.length === 0 && <Empty title={say('templates.none')} />}
        <DataTable
          caption={say('templates.title')}
          rows={rows}
          keyOf={({ code }) => code}
          columns={[
            {
              key: 'code',
              title: say('templates.code'),
              cell: (row) =>
                mayChange ? (
                  <Button variant="subtle" size="compact-sm" onClick={() => setOpen(row)}>
                    {row.code}
                  </Button>
                ) : (
                  row.code
                ),
            },
            { key: 'kind', title: say('contacts.kind'), cell: ({ kind }) => sayCode('contactKind', kind) },
            { key: 'subject', title: say('contacts.subject'), cell: ({ subject }) => subject[language] },
            { key: 'version', title: say('templates.version'), kind: 'number', cell: ({ version }) => version },
          ]}
        />
      </Panel>
      {open !== null && <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function TemplateDialog(props: { readonly template: Template | null; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const { template, onClose } = props;
  const save = useDeed('PUT /letter-templates/:code', onClose);
  const retire = useDeed('DELETE /letter-templates/:code', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget);
    const inThree = (field: string) => ({
      fi: typed[`${field}-fi`] ?? '',
      sv: typed[`${field}-sv`] ?? '',
      en: typed[`${field}-en`] ?? '',
    });
    const kind = KINDS.find((one) => one === typed['kind']) ?? 'letter';
    save.mutate({
      code: template?.code ?? typed['code'] ?? '',
      kind,
      subject: inThree('subject'),
      body: inThree('body'),
    });
  };
  return (
    <Dialog title={template?.code ?? say('templates.new')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={save.error ?? retire.error} />
        <p>{say('templates.gaps')}</p>
        {template === null && (
          <TextInput
            name="code"
            label={say('templates.code')}
            description={say('templates.codeHow')}
            required
            data-first
          />
        )}
        <NativeSelect
          name="kind"
          label={say('contacts.kind')}
          defaultValue={template?.kind ?? 'letter'}
          data={KINDS.map((one) => ({ value: one, label: sayCode('contactKind', one) }))}
        />
        {LANGUAGES.map((one) => (
          <div key={one} className={css['stack']}>
            <TextInput
              name={`subject-${one}`}
              label={say('templates.subject', { language: sayCode('language', one) })}
              defaultValue={template?.subject[one] ?? ''}
              required
            />
            <Textarea
              name={`body-${one}`}
              label={say('templates.body', { language: sayCode('language', one) })}
              defaultValue={template?.body[one] ?? ''}
              autosize
              minRows={4}
              required
            />
          </div>
        ))}
        <Button type="submit" loading={save.isPending}>
          {say('templates.save')}
        </Button>
        {template && (
          <Button variant="default" onClick={() => retire.mutate({ code: template.code })}>
            {say('templates.retire')}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
