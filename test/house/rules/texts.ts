import { IntlMessageFormat } from 'intl-messageformat';
import { place, visit, type Source, type TreeRule } from '../source.ts';

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const CATALOGUE = /^(.*\/)(fi|sv|en)(?:\/[\w-]+)?\.(?:ts|json)$/;
const isCatalogue = (path: string): boolean => /^(?:web|src)\//.test(path) && CATALOGUE.test(path);

/** What a reader of one language would miss, or read with a hole in it. */
export const textsAreComplete: TreeRule = {
  name: 'text catalogues are complete in Finnish, Swedish and English',
  sees: isCatalogue,
  complain: (sources) => {
    const groups = Map.groupBy(
      sources,
      ({ path }) => path.replace(CATALOGUE, '$1') + path.replace(/^.*\/(?:fi|sv|en)(?=[./])/, ''),
    );
    return [...groups.values()].flatMap(groupComplaints);
  },
  violation: {
    sources: [
      { path: 'web/text/fi.ts', text: `export const fi = { 'a.b': 'Kyllä {n}' };` },
      { path: 'web/text/sv.ts', text: `export const sv = { 'a.b': 'Ja' };` },
      { path: 'web/text/en.ts', text: `export const en = { 'a.b': 'Yes {n}' };` },
    ],
    complaint: 'web/text/sv.ts:1: a.b: gaps {n} stand in fi, none here',
  },
  fine: [
    { path: 'web/text/fi.ts', text: `export const fi = { a: { b: 'Kyllä {n}' } };` },
    { path: 'web/text/sv.ts', text: `export const sv = { a: { b: 'Ja {n}' } };` },
    { path: 'web/text/en.ts', text: `export const en = { a: { b: '{n, plural, one {One} other {#}} yes' } };` },
  ],
};

type Message = { readonly text: string; readonly at: number };

function groupComplaints(group: readonly Source[]): string[] {
  const catalogues = LANGUAGES.map((language) => group.find(({ path }) => CATALOGUE.exec(path)?.[2] === language));
  const [first] = group;
  const absent = LANGUAGES.filter((_, at) => !catalogues[at]);
  if (absent.length > 0) return [`${first?.path}: no catalogue beside it in ${absent.join(', ')}`];
  const present = catalogues
    .filter((it) => it !== undefined)
    .map((source) => ({ source, messages: messagesOf(source) }));
  const model = present[0]?.messages ?? new Map<string, Message>();
  const ids = new Set(present.flatMap(({ messages }) => [...messages.keys()]));
  return present.flatMap(({ source, messages }) =>
    [...ids].flatMap((id) => {
      const message = messages.get(id);
      if (!message) return [`${source.path}: ${id} is missing`];
      if (message.text.trim() === '') return [`${place(source, message.at)}: ${id} is empty`];
      if (gapsOf(message.text) === '?') return [`${place(source, message.at)}: ${id} is no ICU message`];
      const wanted = gapsOf(model.get(id)?.text ?? message.text);
      const here = gapsOf(message.text);
      return wanted === here
        ? []
        : [`${place(source, message.at)}: ${id}: gaps ${wanted || 'none'} stand in fi, ${here || 'none'} here`];
    }),
  );
}

/** The names of the gaps of an ICU message, each once, in order; `?` when it is no ICU message. */
function gapsOf(text: string): string {
  const names = new Set<string>();
  const collect = (parts: readonly Part[]): void => {
    for (const { type, value, options, children } of parts) {
      if (type >= ARGUMENT && type <= PLURAL && value) names.add(`{${value}}`);
      for (const option of Object.values(options ?? {})) collect(option.value);
      collect(children ?? []);
    }
  };
  try {
    collect(new IntlMessageFormat(text, 'en').getAst() as unknown as readonly Part[]);
  } catch {
    return '?';
  }
  return [...names].toSorted().join(' ');
}

/** A part of a message as `intl-messageformat` tells it: arguments are the types 1 (plain) to 6 (plural). */
type Part = {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  readonly children?: readonly Part[];
};
const ARGUMENT = 1;
const PLURAL = 6;

/** Every message of a catalogue by its id; nested objects give ids joined by points. */
function messagesOf(source: Source): Map<string, Message> {
  const isJson = source.path.endsWith('.json');
  const readable = isJson ? { path: `${source.path}.ts`, text: `(${source.text})` } : source;
  const found = new Map<string, Message>();
  const within: { name: string; end: number }[] = [];
  visit(readable, {
    Property: ({ key, value, start, end }) => {
      while ((within.at(-1)?.end ?? Infinity) <= start) within.pop();
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
      if (value.type === 'ObjectExpression') within.push({ name, end });
      const text =
        value.type === 'Literal' ? value.value : value.type === 'TemplateLiteral' ? value.quasis[0]?.value.raw : null;
      if (typeof text === 'string') found.set([...within.map((it) => it.name), name].join('.'), { text, at: start });
    },
  });
  return found;
}
