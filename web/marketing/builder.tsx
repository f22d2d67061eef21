import { type ReactNode, useMemo } from 'react';
import { type FullField, QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import type { OutputOf } from '../api/endpoint.ts';
import { type Texts, useText } from '../text/index.tsx';
import css from './builder.module.css';
import { wordsOfBuilder } from './builder-words.ts';

type Offered = OutputOf<'GET /target-group-fields'>['fields'][number];

/** Builds the conditions of a target group; every control is a plain field that the keyboard reaches. */
export function Builder(props: {
  readonly fields: readonly Offered[];
  readonly query: RuleGroupType;
  readonly onChange: (query: RuleGroupType) => void;
}): ReactNode {
  const texts = useText();
  const { fields } = props;
  const shown = useMemo(() => fields.map((field) => fieldOf(field, texts)), [fields, texts]);
  const words = useMemo(
    () => ({
      translations: wordsOfBuilder(texts),
      combinators: [
        { name: 'and', label: texts.say('builder.and') },
        { name: 'or', label: texts.say('builder.or') },
      ],
    }),
    [texts],
  );
  return (
    <div className={css['builder']} ref={labelled}>
      <QueryBuilder
        {...words}
        fields={shown}
        query={props.query}
        onQueryChange={props.onChange}
        getSubQueryBuilderProps={() => words}
        showNotToggle
        listsAsArrays
        resetOnFieldChange
        resetOnOperatorChange={false}
      />
    </div>
  );
}

/** The builder names its controls by a title alone; here each gets a label as well, which every screen reader reads. */
function labelled(builder: HTMLElement | null): (() => void) | undefined {
  if (!builder) return undefined;
  const label = (): void => {
    for (const control of builder.querySelectorAll<HTMLElement>('select[title], input[title]')) {
      if (control.getAttribute('aria-label') !== control.title) control.setAttribute('aria-label', control.title);
    }
  };
  const watcher = new MutationObserver(label);
  watcher.observe(builder, { childList: true, subtree: true, attributeFilter: ['title'] });
  label();
  return () => watcher.disconnect();
}

function fieldOf(field: Offered, texts: Texts): FullField {
  const { sayCode, language } = texts;
  const operators = field.operators.map((name) => ({ name, value: name, label: sayCode('operator', name) }));
  const values = field.choices?.map((name) => ({ name, value: name, label: sayCode('choice', name) }));
  const base = { name: field.name, value: field.name, label: field.label[language], operators };
  if (field.sort === 'rows') {
    const modes = field.matchModes.map((name) => ({ name, value: name, label: sayCode('matchMode', name) }));
    const inner = field.fields.map((one) => fieldOf(one, texts));
    return { ...base, matchModes: modes as never, subproperties: inner };
  }
  if (field.sort === 'yes no') {
    const yesNo = ['true', 'false'].map((name) => ({ name, value: name, label: sayCode('yesNo', name) }));
    return { ...base, valueEditorType: 'select', values: yesNo, defaultValue: 'true' };
  }
  if (values)
    return {
      ...base,
      valueEditorType: (operator) => (operator === 'in' || operator === 'notIn' ? 'multiselect' : 'select'),
      values,
    };
  return { ...base, inputType: field.sort === 'day' ? 'date' : field.sort === 'number' ? 'number' : 'text' };
}
