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
  lookOf,
  SUBJECTS,
  type Sniffed,
  type TakenIn,
  twiceIn,
  undecidedIn,
  wizard,
} from './asked.ts';
import { ColumnList } from './column-list.tsx';
import { useFieldName } from './field-name.ts';
import { FirstRows } from './first-rows.tsx';
import { LayoutFields } from './layout-fields.tsx';
import { isTold, UNTOLD } from './layout-words.ts';
import { MapColumns } from './map-columns.tsx';
import { Misfit } from './misfit.tsx';
import { SaveProfile } from './save-profile.tsx';
import css from './wizard.module.css';

/** How the file seems to be laid out, and what its columns hold: found out, shown, and corrected by the person. */
export function ColumnsStep({ asked }: { readonly asked: Asked }): ReactNode {
  const taken = useRoute('GET /import-files/:file', lookOf(asked));
  return (
    <Fetched query={taken}>
      {(file) =>
        file.sniffed.kind === 'refused' ? (
          <Refused asked={asked} file={file} />
        ) : (
          <Found asked={asked} file={file} sniffed={file.sniffed} />
        )
      }
    </Fetched>
  );
}

/** A layout that cannot be so is mended where it was told; a file that cannot be read at all is changed for another. */
function Refused({ asked, file }: { readonly asked: Asked; readonly file: TakenIn }): ReactNode {
  const { say, language } = useText();
  const navigate = wizard.useNavigate();
  const untold = useRoute('GET /import-files/:file', { file: file.file }, { isOff: !isTold(asked) });
  const found = untold.data?.sniffed;
  const refused = file.sniffed.kind === 'refused' ? file.sniffed : null;
  const isMendable = isTold(asked) && found?.kind === 'sniffed';
  return (
    <Panel title={file.name}>
      <p role="alert" className={isMendable ? 'unseen' : css['how']}>
        {refused?.message[language]}
      </p>
      {isMendable ? (
        <>
          <LayoutFields asked={asked} found={found} refused={refused} />
          <Button
            mt="md"
            variant="default"
            onClick={() => void navigate({ search: (before) => ({ ...before, ...UNTOLD }) })}
          >
            {say('wizard.asFound')}
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          onClick={() => void navigate({ search: ({ supplier }) => ({ supplier, step: 'file' }) })}
        >
          {say('wizard.otherFile')}
        </Button>
      )}
    </Panel>
  );
}

type OfFile = { readonly asked: Asked; readonly file: TakenIn; readonly sniffed: Sniffed };

function Found({ asked, file, sniffed }: OfFile): ReactNode {
  const navigate = wizard.useNavigate();
  const { misfit } = file;
  const isOurs = isCanonical(sniffed, asked);
  const isMapped = asked.profile === undefined && !isOurs;
  const profile = asked.profile ?? (isOurs ? sniffed.subject : undefined);
  const isStopped = asked.profile !== undefined && misfit !== null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ search: (words) => ({ ...words, step: 'repairs', ...(profile ? { profile } : {}) }) });
      }}
    >
      <Panel title={file.name}>
        <Shape asked={asked} file={file} sniffed={sniffed} />
      </Panel>
      <DoesNotFit asked={asked} misfit={misfit} isMending={isMapped} />
      {isMapped && <Matched asked={asked} file={file} sniffed={sniffed} />}
      {!isMapped && !isStopped && <Known profile={profile ?? sniffed.subject} />}
      {!isStopped && <Onward asked={asked} sniffed={sniffed} isMapped={isMapped} />}
    </form>
  );
}

type Fitting = { readonly asked: Asked; readonly misfit: TakenIn['misfit']; readonly isMending: boolean };

function DoesNotFit({ asked, misfit, isMending }: Fitting): ReactNode {
  const profile = asked.profile ?? asked.like;
  if (misfit === null || profile === undefined) return null;
  return <Misfit misfit={misfit} profile={profile} isMending={isMending} />;
}

/** The columns matched by hand, and the way to keep how they are. */
function Matched({ asked, file: { proposal }, sniffed }: OfFile): ReactNode {
  if (proposal === null) return null;
  return (
    <>
      <MapColumns asked={asked} sniffed={sniffed} />
      <SaveProfile asked={asked} proposal={proposal} isWhole={isWhole(sniffed, asked)} />
    </>
  );
}

/** The columns that a profile wants. */
function Known({ profile }: { readonly profile: string }): ReactNode {
  const { say } = useText();
  return (
    <Panel title={say('wizard.columns')} flush>
      <ColumnList profile={profile} />
    </Panel>
  );
}

const isWhole = (sniffed: Sniffed, asked: Asked): boolean =>
  undecidedIn(sniffed, asked).length + twiceIn(sniffed, asked).length === 0;

/** The way on, and what still bars it. */
function Onward(props: { readonly asked: Asked; readonly sniffed: Sniffed; readonly isMapped: boolean }): ReactNode {
  const { say } = useText();
  const nameOf = useFieldName();
  const { asked, sniffed, isMapped } = props;
  const undecided = isMapped ? undecidedIn(sniffed, asked) : [];
  const twice = isMapped ? twiceIn(sniffed, asked) : [];
  const named = undecided.map((name) => name || say('wizard.nameless'));
  return (
    <div className={css['foot']}>
      <Button type="submit" disabled={undecided.length + twice.length > 0}>
        {say('wizard.toRepairs')}
      </Button>
      <div role="status">
        {undecided.length > 0 && (
          <p className={css['bar']}>
            {say('wizard.undecided', { n: undecided.length, names: named.slice(0, 5).join(', ') })}
          </p>
        )}
        {twice.map(({ field, columns }) => (
          <p key={field} className={css['bar']}>
            {say('wizard.twice', { field: nameOf(field), columns: columns.join(', ') })}
          </p>
        ))}
      </div>
    </div>
  );
}

function Shape({ asked, file, sniffed }: OfFile): ReactNode {
  const { say } = useText();
  const doubts = sniffed.doubts.filter(({ doubt }) => doubt !== 'column_unknown');
  return (
    <>
      <LayoutFacts sniffed={sniffed} bytesOfFile={file.bytes} />
      <Meaning asked={asked} sniffed={sniffed} />
      {asked.profile === undefined || isCanonical(sniffed, asked) ? (
        <LayoutFields asked={asked} found={sniffed} refused={null} />
      ) : (
        <p className={css['after']}>{say('wizard.layoutOfProfile')}</p>
      )}
      <FirstRows sniffed={sniffed} />
      {doubts.length > 0 && <Doubts of={doubts} />}
    </>
  );
}

/** What the rows are, and by which profile they are read. */
function Meaning({ asked, sniffed }: Omit<OfFile, 'file'>): ReactNode {
  const { say, sayCode } = useText();
  const navigate = wizard.useNavigate();
  const profiles = useRoute('GET /import-profiles', {});
  const saved = (profiles.data?.profiles ?? []).filter((name) => !isSubject(name));
  const set = (words: Partial<Asked>): void => void navigate({ search: (before) => ({ ...before, ...words }) });
  const isOurs = isCanonical(sniffed, asked);
  // Our own form is the first choice of the list already.
  const ours = isSubject(asked.profile) && !isOurs ? [asked.profile] : [];
  return (
    <div className={css['grid']}>
      <NativeSelect
        label={say('wizard.subject')}
        value={asked.subject ?? sniffed.subject}
        data={SUBJECTS.map((value) => ({ value, label: sayCode('profile', value) }))}
        onChange={(event) => set({ subject: event.currentTarget.value, map: undefined, profile: undefined, like: undefined })} // prettier-ignore
      />
      <NativeSelect
        label={say('imports.profile')}
        description={say('wizard.profileHow')}
        value={isOurs && isSubject(asked.profile) ? '' : (asked.profile ?? '')}
        data={[
          { value: '', label: say(isOurs ? 'wizard.canonical' : 'wizard.byHand') },
          ...ours.map((value) => ({ value, label: sayCode('profile', value) })),
          ...saved.map((value) => ({ value, label: value })),
        ]}
        onChange={(event) => set({ ...UNTOLD, like: undefined, profile: event.currentTarget.value || undefined })}
      />
    </div>
  );
}

/** What is not certain, the columns apart that the person decides below. */
function Doubts({ of: doubts }: { readonly of: Sniffed['doubts'] }): ReactNode {
  const { say } = useText();
  const nameOf = useFieldName();
  return (
    <>
      <h3 className={css['check']}>{say('wizard.doubts')}</h3>
      <ul className={css['doubts']}>
        {doubts.map(({ doubt, column, found, said }) => (
          <li key={`${doubt} ${column}`}>
            {doubt === 'column_guessed_by_content' ? said.replace(`${found}.`, `${nameOf(found)}.`) : said}
          </li>
        ))}
      </ul>
    </>
  );
}

function LayoutFacts({ sniffed, bytesOfFile }: { readonly sniffed: Sniffed; readonly bytesOfFile: number }): ReactNode {
  const { say, sayCode } = useText();
  const { format, member, sheet, sheets, confidence } = sniffed;
  return (
    <Facts
      of={[
        [say('wizard.format'), sayCode('fileFormat', format)],
        [say('wizard.size'), bytes(bytesOfFile)],
        [say('wizard.sheet'), sheets.length === 1 && sheet],
        [say('wizard.member'), member],
        [say('wizard.confidence'), sayCode('confidence', confidence)],
      ]}
    />
  );
}
