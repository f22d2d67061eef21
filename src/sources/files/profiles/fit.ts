import type { Label } from '#kernel';
import { sameHeader } from '../text/layout.ts';
import { type FileRefusal, type Fit, refusal } from '../refusal.ts';
import { fieldOfHeader } from '../sniffing/header-words.ts';
import { nameOfColumn, type Profile } from './profile.ts';

const NAMES_SHOWN_MAX = 5;
const CHARACTERS_SHOWN_MAX = 60;

/** Says how the columns of a file and those of a profile meet. */
export function fitOf(profile: Profile, names: readonly string[]): Fit {
  const found = new Map(names.map((name) => [sameHeader(name), name]));
  const columns = profile.columns.map((column, at) => ({ column, name: nameOfColumn(column, at + 1) }));
  const known = new Set(columns.map(({ name }) => sameHeader(name)));
  const needed = columns.filter(({ column }) => column.fields.length > 0 && !column.isOptional);
  const unknown = names.filter((name) => name.trim() !== '' && !known.has(sameHeader(name)));
  const missing = needed.filter(({ name }) => !found.has(sameHeader(name)));
  const suggestions = missing.flatMap(({ column, name }) => {
    const like = unknown.find((theirs) => isLike(theirs, name) || column.fields.includes(fieldOfHeader(theirs, profile.subject) ?? ' ')); // prettier-ignore
    return like === undefined ? [] : [{ theirs: like, ours: name }];
  });
  const fits = columns.flatMap(({ name }) => found.get(sameHeader(name)) ?? []);
  return { fits, unknown, missing: missing.map(({ name }) => name), suggestions };
}

/** A column of the file that the profile neither maps nor leaves out: somebody must decide about it. */
export const unknownColumns = (profile: Profile, names: readonly string[], line: number | null): FileRefusal =>
  misfit('unknown_column', fitOf(profile, names), line);

/** A column that the profile needs and the file lacks. */
export const missingColumns = (profile: Profile, names: readonly string[], line: number | null): FileRefusal =>
  misfit('missing_column', fitOf(profile, names), line);

function misfit(because: 'unknown_column' | 'missing_column', fit: Fit, line: number | null): FileRefusal {
  const names = (because === 'unknown_column' ? fit.unknown : fit.missing).slice(0, NAMES_SHOWN_MAX).map(shown);
  const message = joined([
    because === 'unknown_column' ? sayUnknown(names.join(', '), line) : sayMissing(names.join(', '), line),
    sayRest(because, fit),
    saySuggestions(fit),
  ]);
  return refusal(because, message, { field: names.join(', '), fit, ...(line === null ? {} : { line }) });
}

const sayUnknown = (names: string, line: number | null): Label => ({
  fi: `${line === null ? 'Saraketta' : `Rivin ${line} otsikkoa`} “${names}” ei tunneta. Lisää se tuontiprofiiliin tai jätä se siinä pois.`,
  sv: `${line === null ? 'Kolumnen' : `Rubriken på rad ${line}:`} ”${names}” är okänd. Lägg till den i profilen eller utelämna den där.`,
  en: `The ${line === null ? 'column' : `header on line ${line}:`} “${names}” is unknown. Add it to the profile, or leave it out there.`,
});

const sayMissing = (names: string, line: number | null): Label => ({
  fi: `Sarake “${names}” puuttuu${line === null ? '' : ` otsikkoriviltä ${line}`}. Tarkista myös erotinmerkki.`,
  sv: `Kolumnen ”${names}” saknas${line === null ? '' : ` på rubrikraden ${line}`}. Kontrollera också skiljetecknet.`,
  en: `The column “${names}” is missing${line === null ? '' : ` from the header on line ${line}`}. Check the separator too.`,
});

function sayRest(because: 'unknown_column' | 'missing_column', { fits, missing }: Fit): Label {
  const names = missing.slice(0, NAMES_SHOWN_MAX).map(shown).join(', ');
  const also = because === 'unknown_column' && names !== '';
  return {
    fi: `Sarakkeista ${fits.length} sopii profiiliin${also ? `; puuttuu: ${names}` : ''}.`,
    sv: `${fits.length} kolumner passar profilen${also ? `; det saknas: ${names}` : ''}.`,
    en: `${fits.length} columns fit the profile${also ? `; missing: ${names}` : ''}.`,
  };
}

function saySuggestions({ suggestions }: Fit): Label {
  const pairs = suggestions.slice(0, NAMES_SHOWN_MAX).map(({ theirs, ours }) => `${shown(theirs)} = ${shown(ours)}`).join(', '); // prettier-ignore
  if (pairs === '') return { fi: '', sv: '', en: '' };
  return { fi: `Ehkä nimi on muuttunut: ${pairs}.`, sv: `Kanske har namnet ändrats: ${pairs}.`, en: `Perhaps renamed: ${pairs}.` }; // prettier-ignore
}

const joined = (labels: readonly Label[]): Label => ({
  fi: labels.map(({ fi }) => fi).filter(Boolean).join(' '),
  sv: labels.map(({ sv }) => sv).filter(Boolean).join(' '),
  en: labels.map(({ en }) => en).filter(Boolean).join(' '),
}); // prettier-ignore

/** A header that stands twice, so that nobody can say which column is meant. */
export const repeatedColumn = (header: string, line: number): FileRefusal =>
  refusal(
    'repeated_column',
    {
      fi: `Otsikko “${shown(header)}” on rivillä ${line} kahdesti. Poista toinen sarake.`,
      sv: `Rubriken ”${shown(header)}” står två gånger på rad ${line}. Ta bort den ena kolumnen.`,
      en: `The header “${shown(header)}” stands twice on line ${line}. Remove one of the columns.`,
    },
    { line, field: shown(header) },
  );

/** A column without a header that holds values: nobody knows what they are. */
export const namelessColumn = (at: { line: number; record: number }, position: number): FileRefusal =>
  refusal(
    'unknown_column',
    {
      fi: `Rivin ${at.line} sarakkeessa ${position} on arvo, mutta sarakkeella ei ole otsikkoa. Anna sille otsikko ja lisää se profiiliin.`,
      sv: `Kolumn ${position} på rad ${at.line} har ett värde men ingen rubrik. Ge den en rubrik och lägg till den i profilen.`,
      en: `Column ${position} on line ${at.line} holds a value but has no header. Give it one and add it to the profile.`,
    },
    { ...at, field: String(position) },
  );

/** The values of a column are not what its field holds: the sender has moved the columns. */
export const movedColumn = (name: string, field: string, likely: string | null): FileRefusal =>
  refusal(
    'moved_column',
    {
      fi: `Sarakkeen ${name} arvot eivät sovi kenttään ${field}${likely === null ? '' : `; ne näyttävät olevan sarakkeessa ${likely}`}. Lähettäjä on ehkä siirtänyt sarakkeita: korjaa profiili.`,
      sv: `Värdena i kolumn ${name} passar inte fältet ${field}${likely === null ? '' : `; de tycks stå i kolumn ${likely}`}. Avsändaren har kanske flyttat kolumnerna: rätta profilen.`,
      en: `The values of column ${name} do not fit the field ${field}${likely === null ? '' : `; they seem to stand in column ${likely}`}. The sender may have moved the columns: correct the profile.`,
    },
    { field: name },
  );

const shown = (name: string): string =>
  name.length > CHARACTERS_SHOWN_MAX ? `${name.slice(0, CHARACTERS_SHOWN_MAX)}…` : name;

/** Whether one name is the other with a letter or two changed. */
function isLike(a: string, b: string): boolean {
  const [one, two] = [sameHeader(a).replace(/[^\p{L}\p{N}]/gu, ''), sameHeader(b).replace(/[^\p{L}\p{N}]/gu, '')];
  if (one === two) return true;
  if (Math.min(one.length, two.length) < 4) return false;
  return one.startsWith(two) || two.startsWith(one);
}
