import type { Translations } from 'react-querybuilder';
import type { MessageId, Texts } from '../text/index.tsx';

/** What the builder’s own controls are called, in the language of the person. */
export function wordsOfBuilder({ say }: Texts): Partial<Translations> {
  const both = (id: MessageId) => ({ label: say(id), title: say(id) });
  const titled = (id: MessageId) => ({ title: say(id) });
  return {
    fields: titled('builder.field'),
    operators: titled('builder.operator'),
    values: titled('builder.value'),
    value: titled('builder.value'),
    matchMode: titled('builder.matchMode'),
    matchThreshold: titled('builder.threshold'),
    combinators: titled('builder.combinator'),
    addRule: both('builder.addRule'),
    addGroup: both('builder.addGroup'),
    removeRule: { label: '✕', title: say('builder.removeRule') },
    removeGroup: { label: '✕', title: say('builder.removeGroup') },
    notToggle: both('builder.not'),
  };
}
