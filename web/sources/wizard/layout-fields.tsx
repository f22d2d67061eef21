import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../text/index.tsx';
import type { Asked, Sniffed, TakenIn } from './asked.ts';
import { wizard } from './asked.ts';
import css from './wizard.module.css';

const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'utf-16le', 'utf-16be', 'iso-646-fi'];
const SEPARATORS: Readonly<Record<string, string>> = {
  semicolon: ';',
  comma: ',',
  tab: '\t',
  bar: '|',
  colon: ':',
  space: ' ',
};
/** The word for a separator: `semicolon`; a rare one is its own word. */
export const separatorWord = (separator: string): string =>
  Object.entries(SEPARATORS).find(([, character]) => character === separator)?.[0] ?? separator;

type Refused = Extract<TakenIn['sniffed'], { kind: 'refused' }>;

/** At which field of the layout the server found something wrong. */
const WRONG_AT: Readonly<Record<string, keyof Asked>> = {
  wrong_encoding: 'encoding',
  not_text: 'format',
  nothing_below: 'titleRows',
  start_beyond: 'starts',
  no_such_sheet: 'sheet',
  other_format: 'format',
  broken_object: 'format',
  unreadable_value: 'format',
};

type Props = { readonly asked: Asked; readonly found: Sniffed; readonly refused: Refused | null };

/** What is wrong with one word of the layout, in the person’s language. */
function useWrong(refused: Refused | null): (word: keyof Asked) => string | null {
  const { language } = useText();
  return (word) =>
    refused !== null && (WRONG_AT[refused.because] ?? 'format') === word ? refused.message[language] : null;
}

/** Makes the setter of the layout. Columns that are cut otherwise are other columns: what was decided of them is forgotten. */
function useSet(): (words: Asked, isCutAnew: boolean) => void {
  const navigate = wizard.useNavigate();
  return (words, isCutAnew) =>
    void navigate({
      search: (before) => ({ ...before, ...words, profile: undefined, ...(isCutAnew ? { map: undefined } : {}) }),
    });
}

/** The layout as it was found out, each part to be corrected by hand; what is wrong is said where it was told. */
export function LayoutFields(props: Props): ReactNode {
  const { say } = useText();
  const { asked, found } = props;
  const format = asked.format ?? found.format;
  return (
    <fieldset className={css['layout']}>
      <legend>{say('wizard.layout')}</legend>
      {format !== 'xlsx' && <TextFields {...props} />}
      {format === 'csv' && <SeparatorField {...props} />}
      {found.sheets.length > 1 && <SheetField {...props} />}
      {(format === 'csv' || format === 'xlsx') && <HeaderField {...props} />}
      <PassedOver {...props} />
      {format === 'fixed width' && <StartsField {...props} />}
    </fieldset>
  );
}

function TextFields({ asked, found, refused }: Props): ReactNode {
  const { say, sayCode } = useText();
  const wrong = useWrong(refused);
  const set = useSet();
  return (
    <>
      <NativeSelect
        label={say('wizard.format')}
        error={wrong('format')}
        value={asked.format ?? found.format}
        data={['csv', 'fixed width', 'ndjson'].map((value) => ({ value, label: sayCode('fileFormat', value) }))}
        onChange={(event) =>
          set({ format: event.currentTarget.value, separator: undefined, starts: undefined, header: undefined }, true)
        }
      />
      <NativeSelect
        label={say('wizard.encoding')}
        error={wrong('encoding')}
        value={asked.encoding ?? found.encoding}
        data={ENCODINGS.map((value) => ({ value, label: sayCode('encoding', value) }))}
        onChange={(event) => set({ encoding: event.currentTarget.value }, false)}
      />
    </>
  );
}

function SeparatorField({ asked, found }: Props): ReactNode {
  const { say, sayCode } = useText();
  const set = useSet();
  const absent = found.doubts.find(({ doubt }) => doubt === 'separator_absent' || doubt === 'separator_in_file');
  const there = separatorWord(found.separator ?? ',');
  return (
    <NativeSelect
      label={say('wizard.separator')}
      error={asked.separator ? absent?.said : null}
      value={asked.separator ?? there}
      data={[...new Set([...Object.keys(SEPARATORS), there])].map((value) => ({
        value,
        label: value in SEPARATORS ? sayCode('separator', value) : value,
      }))}
      onChange={(event) => set({ separator: event.currentTarget.value }, true)}
    />
  );
}

function SheetField({ asked, found, refused }: Props): ReactNode {
  const { say } = useText();
  const wrong = useWrong(refused);
  const set = useSet();
  return (
    <NativeSelect
      label={say('wizard.sheet')}
      error={wrong('sheet')}
      value={asked.sheet ?? found.sheet ?? ''}
      data={[...found.sheets]}
      onChange={(event) => set({ sheet: event.currentTarget.value, titleRows: undefined }, true)}
    />
  );
}

function HeaderField({ asked, found }: Props): ReactNode {
  const { say } = useText();
  const set = useSet();
  return (
    <NativeSelect
      label={say('wizard.header')}
      value={asked.header ?? (found.hasHeader ? 'yes' : 'no')}
      data={[
        { value: 'yes', label: say('wizard.hasHeader') },
        { value: 'no', label: say('wizard.noHeader') },
      ]}
      onChange={(event) => set({ header: event.currentTarget.value }, false)}
    />
  );
}

function PassedOver({ asked, found, refused }: Props): ReactNode {
  const { say } = useText();
  const wrong = useWrong(refused);
  const set = useSet();
  return (
    <>
      <Typed
        label={say('wizard.titleRows')}
        pattern={/^\d{1,3}$/}
        wrong={say('wizard.wholeRows')}
        error={wrong('titleRows')}
        value={asked.titleRows ?? String(found.titleRows)}
        onSay={(titleRows) => set({ titleRows }, false)}
      />
      <Typed
        label={say('wizard.footerRows')}
        pattern={/^\d{1,3}$/}
        wrong={say('wizard.wholeRows')}
        error={wrong('footerRows')}
        value={asked.footerRows ?? String(found.footerRows)}
        onSay={(footerRows) => set({ footerRows }, false)}
      />
    </>
  );
}

function StartsField({ asked, found, refused }: Props): ReactNode {
  const { say } = useText();
  const wrong = useWrong(refused);
  const set = useSet();
  const starts = found.columns.flatMap(({ place }) => (place === null ? [] : [place.start]));
  return (
    <Typed
      label={say('wizard.starts')}
      description={say('wizard.startsHow')}
      pattern={/^[1-9]\d{0,4}(?: ?, ?[1-9]\d{0,4})*$/}
      wrong={say('wizard.startsWrong')}
      error={wrong('starts')}
      value={asked.starts ?? starts.join(', ')}
      onSay={(text) => set({ starts: text.replaceAll(' ', ''), format: 'fixed width' }, true)}
      isWide
    />
  );
}

/** A field that is heard when it is left or Enter is pressed: half a number is no layout. */
function Typed(props: {
  readonly label: string;
  readonly description?: string;
  readonly pattern: RegExp;
  readonly wrong: string;
  readonly error: string | null;
  readonly value: string;
  readonly onSay: (text: string) => void;
  readonly isWide?: boolean;
}): ReactNode {
  const { value, pattern, onSay } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const isRight = pattern.test(typed.trim());
  const said = (): void => {
    if (isRight && typed.trim() !== value) onSay(typed.trim());
  };
  return (
    <TextInput
      label={props.label}
      description={props.description}
      inputMode={props.isWide ? 'text' : 'numeric'}
      className={props.isWide ? css['wide'] : undefined}
      value={typed}
      error={isRight ? props.error : props.wrong}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={said}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        said();
      }}
    />
  );
}
