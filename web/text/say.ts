import { IntlMessageFormat } from 'intl-messageformat';

/** What stands in the gaps of a message. */
export type Values = Readonly<Record<string, string | number>>;

/** Says a message of a catalogue in its language, with its gaps filled; plurals by ICU. */
export type Say<Id extends string> = (id: Id, values?: Values) => string;

/** Makes the sayer of one catalogue. Messages without gaps are given as they stand; the others are read once. */
export function sayerOf<Id extends string>(catalogue: Readonly<Record<Id, string>>, language: string): Say<Id> {
  const read = new Map<string, IntlMessageFormat>();
  return (id, values) => {
    const text = catalogue[id];
    if (!text.includes('{')) return text;
    const message = read.get(id) ?? new IntlMessageFormat(text, language);
    read.set(id, message);
    return String(message.format(values));
  };
}
