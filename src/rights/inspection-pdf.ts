import { cents, type Day, eurosPlain, HELSINKI, type Label, type Language, parseDay } from '#kernel';
import { print } from '#platform';
import { basisLabels, originLabels, purposeLabels, receiverLabels } from '#register';
import type { InspectionDocument, ToldColumn, ToldTable } from './inspect.ts';

const texts = {
  title: { fi: 'Rekisteristä tarkastetut tiedot', sv: 'Granskade uppgifter ur registret', en: 'Data held in the register' },
  customer: { fi: 'Asiakasnumero', sv: 'Kundnummer', en: 'Customer number' },
  madeOn: { fi: 'Päiväys', sv: 'Datum', en: 'Date' },
  controller: { fi: 'Rekisterin pitäjä', sv: 'Personuppgiftsansvarig', en: 'Controller' },
  contact: { fi: 'Yhteyshenkilö', sv: 'Kontaktperson', en: 'Contact person' },
  purpose: { fi: 'Tarkoitus', sv: 'Ändamål', en: 'Purpose' },
  basis: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
  retention: { fi: 'Säilytys', sv: 'Lagring', en: 'Kept' },
  origins: { fi: 'Lähteet', sv: 'Källor', en: 'Sources' },
  receivers: { fi: 'Vastaanottajat', sv: 'Mottagare', en: 'Receivers' },
  looks: { fi: 'Kuka on katsonut tietoja', sv: 'Vem som har sett uppgifterna', en: 'Who has looked at the data' },
  at: { fi: 'Aika', sv: 'Tid', en: 'When' },
  who: { fi: 'Tehtävä', sv: 'Uppgift', en: 'Job' },
  screen: { fi: 'Näkymä', sv: 'Vy', en: 'Screen' },
} as const satisfies Record<string, Label>; // prettier-ignore

/** Prints the inspection document as PDF/UA in the person's language. */
export const inspectionPdf = (document: InspectionDocument, language: Language, createdOn: Day): Promise<Uint8Array> =>
  print({
    template: new URL('./inspection.typ', import.meta.url),
    content: contentOf(document, language),
    symbols: {},
    createdOn,
  });

function contentOf(document: InspectionDocument, language: Language) {
  const say = (label: Label): string => label[language];
  const { controller, contactPerson: person } = document;
  // Looks have a section of their own, with purpose and job; what is about the person comes first, what is about its use last.
  const told = document.tables.filter(({ table }) => table !== 'access.look').toSorted(usersLast);
  return {
    language,
    title: say(texts.title),
    controller: controller.name,
    facts: [
      `${say(texts.customer)}: ${document.customer}`,
      `${say(texts.madeOn)}: ${document.madeOn.split('-').map(Number).toReversed().join('.')}`,
      say(document.registerName),
      `${say(texts.controller)}: ${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
      `${say(texts.contact)}: ${person.name}, ${say(person.title)}, ${person.phone}, ${person.email}`,
    ],
    sections: [...told.map((table) => section(table, language)), looksSection(document, language)],
  };
}

const usersLast = (a: ToldTable, b: ToldTable): number =>
  Number(a.table.startsWith('access.')) - Number(b.table.startsWith('access.'));

function section(table: ToldTable, language: Language) {
  return {
    heading: table.label[language],
    about: [...new Set(table.columns.map((column) => aboutColumn(column, language)))],
    rows: table.rows.map((row) =>
      table.columns
        .filter(({ name }) => hasValue(row[name]))
        .map(({ name, label }) => [label[language], writtenAs(name, row[name])]),
    ),
  };
}

const hasValue = (value: unknown): boolean => value !== null && value !== undefined && written(value) !== '';

/** What is said once of each category in a table, not of each column. */
function aboutColumn(
  { category, purposes, basis, retention, origins, receivers }: ToldColumn,
  language: Language,
): string {
  const say = (label: Label): string => label[language];
  const listed = (keys: readonly string[], labels: Readonly<Record<string, Label>>): string =>
    keys.map((key) => labels[key]?.[language] ?? key).join(', ');
  return [
    say(category),
    `${say(texts.purpose)}: ${listed(purposes, purposeLabels)}`,
    `${say(texts.basis)}: ${listed([basis], basisLabels)}`,
    `${say(texts.retention)}: ${say(retention)}`,
    `${say(texts.origins)}: ${listed(origins, originLabels)}`,
    `${say(texts.receivers)}: ${listed(receivers, receiverLabels)}`,
  ].join(' · ');
}

function looksSection({ looks }: InspectionDocument, language: Language) {
  const say = (label: Label): string => label[language];
  const rows = looks.map(({ at, purpose, screen, who }) => [
    [say(texts.at), at.replace('T', ' ')],
    [say(texts.purpose), (purposeLabels as Readonly<Record<string, Label>>)[purpose]?.[language] ?? purpose],
    [say(texts.who), who],
    [say(texts.screen), screen],
  ]);
  return { heading: say(texts.looks), about: [], rows };
}

/** Money in euros, days and moments as they are written in Finland; everything else as it stands. */
function writtenAs(column: string, value: unknown): string {
  if (/(?:^|_)cents$/.test(column) && typeof value === 'number') return `${eurosPlain(cents(value), ',')} €`;
  if (typeof value !== 'string') return written(value);
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Temporal.Instant.from(value).toZonedDateTimeISO(HELSINKI) : null;
  if (moment)
    return `${finnishDay(moment.toPlainDate())} klo ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  const date = parseDay(value);
  return date ? finnishDay(date) : value;
}

const finnishDay = ({ day, month, year }: Day): string => `${day}.${month}.${year}`;

/** Objects as `field: value` lines; what is empty is left out. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).filter(Boolean).join(', ');
  if (typeof value !== 'object' || value === null)
    return value === null ? '' : String(value as string | number | boolean);
  return Object.entries(value)
    .filter(([, inner]) => hasValue(inner))
    .map(([key, inner]) => `${key}: ${written(inner)}`)
    .join('\n');
}
