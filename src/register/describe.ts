import type { Category, Label, Language, RoomDeclaration } from '#kernel';
import { categories } from './categories.ts';
import type { RegisterSettings } from './settings.ts';
import { basisLabels, descriptionTexts as texts, originLabels, purposeLabels, receiverLabels } from './words.ts';

/** One group of data as § 3 tells it: every declared column that names the category, each label once. */
export type DescribedCategory = {
  readonly id: string;
  readonly label: string;
  readonly holds: readonly { readonly table: string; readonly columns: readonly string[] }[];
  readonly purposes: readonly string[];
  readonly basis: string;
  readonly retention: string;
  readonly origins: readonly string[];
  readonly receivers: readonly string[];
};

/** The register description in one language, as data: what is published, shown and written as Markdown or HTML. */
export type Description = {
  readonly language: Language;
  readonly updatedOn: string;
  readonly controller: RegisterSettings['controller'];
  readonly contactPerson: Omit<RegisterSettings['contactPerson'], 'title'> & { readonly title: string };
  readonly registerName: string;
  readonly purposes: readonly string[];
  readonly categories: readonly DescribedCategory[];
  readonly receivers: readonly string[];
  readonly origins: readonly string[];
};

/**
 * Describes the register from the declarations of all rooms and the settings. Nothing in it is written by hand but the
 * headings: a column that is held is told, since an undeclared one stops the start.
 */
export function describe(
  declarations: readonly RoomDeclaration[],
  settings: RegisterSettings,
  language: Language,
  updatedOn: string,
): Description {
  const say = (label: Label): string => label[language];
  const used = categoriesOf(declarations);
  const all = <Item extends string>(
    of: (category: Category) => readonly Item[],
    labels: Readonly<Record<Item, Label>>,
  ): string[] => {
    const named = new Set(used.flatMap(({ category }) => of(category)));
    const inOrder = Object.keys(labels) as Item[];
    return inOrder.filter((item) => named.has(item) && item !== 'nobody').map((item) => say(labels[item]));
  };
  return {
    language,
    updatedOn,
    controller: settings.controller,
    contactPerson: { ...settings.contactPerson, title: say(settings.contactPerson.title) },
    registerName: say(settings.registerName),
    purposes: all(({ purposes }) => purposes, purposeLabels),
    categories: used.map(({ category, holds }) => ({
      id: category.id,
      label: say(category.label),
      holds: holds.map(({ table, columns }) => ({ table: say(table), columns: [...new Set(columns.map(say))] })),
      purposes: category.purposes.map((purpose) => say(purposeLabels[purpose])),
      basis: say(basisLabels[category.basis]),
      retention: say(category.retention.label),
      origins: category.origins.map((origin) => say(originLabels[origin])),
      receivers: category.receivers.map((receiver) => say(receiverLabels[receiver])),
    })),
    receivers: all(({ receivers }) => receivers, receiverLabels),
    origins: all(({ origins }) => origins, originLabels),
  };
}

type Used = { readonly category: Category; readonly holds: { readonly table: Label; readonly columns: Label[] }[] };

/** The categories that columns name, in the order of register description § 3. */
function categoriesOf(declarations: readonly RoomDeclaration[]): Used[] {
  const used = new Map<string, Used>();
  for (const { tables } of declarations) {
    for (const table of Object.values(tables)) {
      for (const column of Object.values(table.columns)) {
        if (column.is !== 'personal') continue;
        const entry = used.get(column.category.id) ?? { category: column.category, holds: [] };
        used.set(column.category.id, entry);
        const last = entry.holds.at(-1);
        if (last?.table === table.label) last.columns.push(column.label);
        else entry.holds.push({ table: table.label, columns: [column.label] });
      }
    }
  }
  const order = Object.keys(categories).map((key) => categories[key as keyof typeof categories].id as string);
  return [...used.values()].toSorted((a, b) => order.indexOf(a.category.id) - order.indexOf(b.category.id));
}

/** The description as a tree of headings, lines and lists, for every written form. */
export type Part =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] };

/** Lays the description out in the order of the classic form: seven sections. */
export function partsOf(description: Description): Part[] {
  const say = (label: Label): string => label[description.language];
  const heading = (level: 1 | 2 | 3, label: Label | string): Part => ({
    is: 'heading',
    level,
    text: typeof label === 'string' ? label : say(label),
  });
  const list = (items: readonly string[]): Part => ({ is: 'list', items });
  const { controller: c, contactPerson: p } = description;
  return [
    heading(1, texts.title),
    heading(2, texts.controller),
    list([c.name, `${c.street}, ${c.postalCode} ${c.city}`, c.businessId, c.phone, c.email]),
    heading(3, texts.contactPerson),
    list([`${p.name}, ${p.title}`, p.phone, p.email]),
    heading(3, texts.registerName),
    { is: 'text', text: description.registerName },
    heading(2, texts.purposes),
    list(description.purposes),
    heading(2, texts.content),
    ...description.categories.flatMap((category) => categoryParts(category, say)),
    heading(2, texts.receivers),
    { is: 'text', text: say(texts.receiversText) },
    list(description.receivers),
    heading(2, texts.origins),
    list(description.origins),
    heading(2, texts.protection),
    { is: 'text', text: say(texts.protectionText) },
    heading(2, texts.rights),
    { is: 'text', text: say(texts.rightsText) },
    { is: 'text', text: `${say(texts.updated)} ${finnishDay(description.updatedOn)}` },
  ];
}

function categoryParts(category: DescribedCategory, say: (label: Label) => string): Part[] {
  return [
    { is: 'heading', level: 3, text: category.label },
    { is: 'list', items: category.holds.map(({ table, columns }) => `${table}: ${columns.join(', ')}`) },
    {
      is: 'list',
      items: [
        `${say(texts.purpose)}: ${category.purposes.join(', ')}`,
        `${say(texts.basis)}: ${category.basis}`,
        `${say(texts.retention)}: ${category.retention}`,
        `${say(texts.source)}: ${category.origins.join(', ')}`,
        `${say(texts.receiver)}: ${category.receivers.join(', ')}`,
      ],
    },
  ];
}

const finnishDay = (iso: string): string => iso.split('-').map(Number).toReversed().join('.');
