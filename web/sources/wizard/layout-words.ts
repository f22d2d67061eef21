import type { InputOf } from '../../api/endpoint.ts';
import { type Asked, LAYOUT_WORDS } from './words.ts';

type Look = InputOf<'GET /import-files/:file'>;

const yesNo = (word: string): boolean | undefined => (word === 'yes' ? true : word === 'no' ? false : undefined);

/** The layout that the person has told, for the server; nothing of it while a saved profile says how the file is read. */
export function toldIn(asked: Asked): Omit<Look, 'file' | 'subject' | 'profile'> {
  if (asked.profile !== undefined) return {};
  const { quotes, header, titleRows, footerRows, ...rest } = asked;
  const texts = Object.fromEntries(LAYOUT_WORDS.flatMap((word) => (word in rest && rest[word as keyof typeof rest] ? [[word, rest[word as keyof typeof rest]]] : []))); // prettier-ignore
  const numbers = { titleRows, footerRows };
  return {
    ...texts,
    ...(quotes === undefined ? {} : { quotes: yesNo(quotes) }),
    ...(header === undefined ? {} : { header: yesNo(header) }),
    ...Object.fromEntries(Object.entries(numbers).flatMap(([name, text]) => (/^\d{1,4}$/.test(text ?? '') ? [[name, Number(text)]] : []))), // prettier-ignore
  };
}

/** Whether the person has told anything of the layout. */
export const isTold = (asked: Asked): boolean => LAYOUT_WORDS.some((word) => asked[word] !== undefined);

/** Forgets all that was told of the layout and the columns. */
export const UNTOLD: Asked = Object.fromEntries([...LAYOUT_WORDS, 'map'].map((word) => [word, undefined]));
