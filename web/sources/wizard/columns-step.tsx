import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRoute } from '../../api/use-route.ts';
import { bytes } from '../../text/format.ts';
import { useText } from '../../text/index.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import {
  type Asked,
  isCanonical,
  isSubject,
  SUBJECTS,
  type Sniffed,
  type TakenIn,
  undecidedIn,
  wizard,
} from './asked.ts';
import { ColumnList } from './column-list.tsx';
import { MapColumns } from './map-columns.tsx';
import { SaveProfile } from './save-profile.tsx';
import css from './wizard.module.css';

const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'utf-16le'];

/** How the file seems to be laid out, and what its columns hold: found out, shown, and corrected by the person. */
export function ColumnsStep({ asked }: { readonly asked: Asked }): ReactNode {
  const subject = isSubject(asked.subject) ? asked.subject : undefined;
  const taken = useRoute('GET /import-files/:file', { file: Number(asked.file), ...(subject ? { subject } : {}) });
  return <Fetched query={taken}>{(file) => <Found asked={asked} file={file} />}</Fetched>;
}

function Found({ asked, file }: { readonly asked: Asked; readonly file: TakenIn }): ReactNode {
  const { say, language } = useText();
  const navigate = wizard.useNavigate();
  const { sniffed, proposal } = file;
  if (sniffed.kind === 'refused')
    return (
      <Panel title={file.name}>
        <p role="alert">{sniffed.message[language]}</p>
      </Panel>
    );
  const isMapped = asked.profile === undefined && !isCanonical(sniffed);
  const profile = asked.profile ?? (isCanonical(sniffed) ? sniffed.subject : undefined);
  const undecided = isMapped ? undecidedIn(sniffed, asked) : [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ search: (before) => ({ ...before, step: 'repairs', ...(profile ? { profile } : {}) }) });
      }}
    >
      <Panel title={file.name}>
        <Shape sniffed={sniffed} bytesOfFile={file.bytes} asked={asked} />
      </Panel>
      {isMapped && proposal ? (
        <>
          <MapColumns asked={asked} sniffed={sniffed} />
          <SaveProfile asked={asked} proposal={proposal} isWhole={undecided.length === 0} />
        </>
      ) : (
        <Panel title={say('wizard.columns')} flush>
          <ColumnList profile={profile ?? sniffed.subject} />
        </Panel>
      )}
      <div className={css['foot']}>
        <Button type="submit" disabled={undecided.length > 0}>
          {say('wizard.toRepairs')}
        </Button>
        {undecided.length > 0 && (
          <p role="status">
            {say('wizard.undecided', { n: undecided.length, names: undecided.slice(0, 5).join(', ') })}
          </p>
        )}
      </div>
    </form>
  );
}

function Shape(props: { readonly sniffed: Sniffed; readonly bytesOfFile: number; readonly asked: Asked }): ReactNode {
  const { say, sayCode } = useText();
  const navigate = wizard.useNavigate();
  const { sniffed, asked } = props;
  const profiles = useRoute('GET /import-profiles', {});
  const saved = (profiles.data?.profiles ?? []).filter((name) => !isSubject(name));
  const set = (words: Partial<Asked>): void => void navigate({ search: (before) => ({ ...before, ...words }) });
  return (
    <>
      <LayoutFacts sniffed={sniffed} bytesOfFile={props.bytesOfFile} />
      <div className={css['grid']}>
        <NativeSelect
          label={say('wizard.subject')}
          value={asked.subject ?? sniffed.subject}
          data={SUBJECTS.map((value) => ({ value, label: sayCode('profile', value) }))}
          onChange={(event) => set({ subject: event.currentTarget.value, map: undefined, profile: undefined })}
        />
        <NativeSelect
          label={say('imports.profile')}
          description={say('wizard.profileHow')}
          value={asked.profile ?? ''}
          data={[
            { value: '', label: say(isCanonical(sniffed) ? 'wizard.canonical' : 'wizard.byHand') },
            ...saved.map((value) => ({ value, label: value })),
          ]}
          onChange={(event) => set({ profile: event.currentTarget.value || undefined })}
        />
        {sniffed.format !== 'xlsx' && asked.profile === undefined && !isCanonical(sniffed) && (
          <NativeSelect
            label={say('wizard.encoding')}
            description={say('wizard.encodingHow')}
            value={asked.encoding ?? sniffed.encoding}
            data={[...new Set([sniffed.encoding, ...ENCODINGS])].map((value) => ({
              value,
              label: value.toUpperCase(),
            }))}
            onChange={(event) => set({ encoding: event.currentTarget.value })}
          />
        )}
      </div>
      {sniffed.doubts.length > 0 && <Doubts of={sniffed.doubts} />}
    </>
  );
}

function Doubts({ of: doubts }: { readonly of: Sniffed['doubts'] }): ReactNode {
  const { say } = useText();
  return (
    <>
      <h3>{say('wizard.doubts')}</h3>
      <ul className={css['doubts']}>
        {doubts.map(({ doubt, column, said }) => (
          <li key={`${doubt} ${column}`}>{said}</li>
        ))}
      </ul>
    </>
  );
}

function LayoutFacts({ sniffed, bytesOfFile }: { readonly sniffed: Sniffed; readonly bytesOfFile: number }): ReactNode {
  const { say, sayCode } = useText();
  return (
    <Facts
      of={[
        [say('wizard.format'), sayCode('fileFormat', sniffed.format)],
        [say('wizard.size'), bytes(bytesOfFile)],
        [say('wizard.separator'), sniffed.separator && sayCode('separator', separatorName(sniffed.separator))],
        [say('wizard.header'), say(sniffed.hasHeader ? 'wizard.hasHeader' : 'wizard.noHeader')],
        [say('wizard.titleRows'), sniffed.titleRows > 0 && String(sniffed.titleRows)],
        [say('wizard.sheet'), sniffed.sheet],
        [say('wizard.member'), sniffed.member],
        [say('wizard.confidence'), sayCode('confidence', sniffed.confidence)],
      ]}
    />
  );
}

const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
const separatorName = (separator: string): string => NAMES[separator] ?? separator;
