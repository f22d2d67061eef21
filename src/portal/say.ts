import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#kernel';
import { en } from './texts/en.ts';
import { fi } from './texts/fi.ts';
import { sv } from './texts/sv.ts';

export type MessageId = keyof typeof fi;

/** Says a message in one language, its gaps filled. */
export type Say = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { fi, sv, en };

/** The sayer of a language: the same ICU messages as in the staff's app. */
export const sayerOf =
  (language: Language): Say =>
  (id, values) => {
    const text = CATALOGUES[language][id];
    return text.includes('{') ? String(new IntlMessageFormat(text, language).format(values)) : text;
  };

/** Says the message of a code, `channel.post`; a code without words of its own is given as it is. */
export const sayCode = (say: Say, family: string, code: string): string => {
  const id = `${family}.${code}`;
  return Object.hasOwn(fi, id) ? say(id as MessageId) : code;
};
