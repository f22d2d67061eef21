import { type FileRefusal, refusal } from './refusal.ts';
import type { Format } from './profiles/profile.ts';
import type { BytePlace } from './text/passed.ts';

/** The file holds nothing, or nothing but a byte order mark. */
export const emptyFile = (): FileRefusal =>
  refusal('empty_file', {
    fi: 'Tiedosto on tyhjä. Pyydä lähettäjältä uusi tiedosto.',
    sv: 'Filen är tom. Be avsändaren om en ny fil.',
    en: 'The file is empty. Ask the sender for a new one.',
  });

/** The file is of a kind that is never read, such as a PDF. */
export const binaryFile = (what: string): FileRefusal =>
  refusal('not_text', {
    fi: `Tiedosto ei ole luettelo (${what}). Tallenna se CSV- tai XLSX-muodossa ja tuo uudelleen.`,
    sv: `Filen är ingen lista (${what}). Spara den som CSV eller XLSX och läs in den på nytt.`,
    en: `The file is no list (${what}). Save it as CSV or XLSX and import it again.`,
  });

/** The file is of another format than the profile says. */
export const otherFormat = (found: Format, wanted: Format): FileRefusal =>
  refusal(
    'other_format',
    {
      fi: `Tiedosto on muotoa ${found}, mutta tuontiprofiili on muodolle ${wanted}. Valitse toinen profiili tai pyydä tiedosto muodossa ${wanted}.`,
      sv: `Filen har formen ${found}, men profilen gäller formen ${wanted}. Välj en annan profil eller be om filen i formen ${wanted}.`,
      en: `The file is ${found}, but the profile is for ${wanted}. Choose another profile, or ask for the file as ${wanted}.`,
    },
    { field: found },
  );

/** A byte that the profile's encoding does not have, on a line and column of the file. */
export const wrongEncoding = (encoding: string, { offset, line, column }: BytePlace): FileRefusal =>
  refusal(
    'wrong_encoding',
    {
      fi: `Rivin ${line} merkki ${column} (tavu ${offset}) ei ole merkistöä ${encoding}. Korjaa tuontiprofiilin merkistö tai tallenna tiedosto merkistöllä ${encoding}.`,
      sv: `Tecken ${column} på rad ${line} (byte ${offset}) hör inte till teckenkodningen ${encoding}. Rätta profilens kodning eller spara filen som ${encoding}.`,
      en: `Character ${column} on line ${line} (byte ${offset}) is not ${encoding}. Correct the profile’s encoding or save the file as ${encoding}.`,
    },
    { offset, line, column, field: 'encoding' },
  );

/** A quote that is never closed: `line` is where its record begins. */
export const unclosedQuote = (line: number, record: number): FileRefusal =>
  refusal(
    'unclosed_quote',
    {
      fi: `Rivillä ${line} (tietue ${record}) alkavaa lainausmerkkiä ei suljeta. Sulje se tai kahdenna kentän sisällä oleva merkki.`,
      sv: `Citattecknet som börjar på rad ${line} (post ${record}) stängs aldrig. Stäng det eller dubblera tecknet inne i fältet.`,
      en: `The quote opened on line ${line} (record ${record}) is never closed. Close it, or double a quote inside a field.`,
    },
    { line, record },
  );

/** A quote in the middle of a field that is not quoted, or text after a closing quote. */
export const strayQuote = (line: number, record: number): FileRefusal =>
  refusal(
    'stray_quote',
    {
      fi: `Rivillä ${line} (tietue ${record}) on irrallinen lainausmerkki. Ympäröi kenttä lainausmerkeillä ja kahdenna sisällä olevat.`,
      sv: `Rad ${line} (post ${record}) har ett löst citattecken. Omge fältet med citattecken och dubblera dem inuti.`,
      en: `Line ${line} (record ${record}) has a stray quote. Put the field in quotes and double the quotes inside it.`,
    },
    { line, record },
  );

/** A record longer than any record may be; often a quote that was never closed. */
export const recordTooLong = (line: number, record: number, most: number): FileRefusal =>
  refusal(
    'record_too_long',
    {
      fi: `Rivillä ${line} alkava tietue ${record} on yli ${most} tavua. Lyhennä kenttä; syynä voi olla sulkematon lainausmerkki.`,
      sv: `Posten ${record} som börjar på rad ${line} är längre än ${most} byte. Korta fältet; ett oavslutat citattecken kan vara orsaken.`,
      en: `Record ${record}, beginning on line ${line}, is longer than ${most} bytes. Shorten the field; an unclosed quote may be the cause.`,
    },
    { line, record },
  );

/** A record with another number of fields than the header: a short one is often the end of half a file. */
export function wrongFieldCount(at: { line: number; record: number }, found: number, wanted: number): FileRefusal {
  const { line, record } = at;
  return refusal(
    'wrong_field_count',
    {
      fi: `Tietueessa ${record} (rivi ${line}) on ${found} kenttää, pitäisi olla ${wanted}. Korjaa rivi tai pyydä koko tiedosto uudelleen.`,
      sv: `Post ${record} (rad ${line}) har ${found} fält, det ska vara ${wanted}. Rätta raden eller be om hela filen på nytt.`,
      en: `Record ${record} (line ${line}) has ${found} fields instead of ${wanted}. Mend the line or ask for the whole file again.`,
    },
    at,
  );
}

/** A line of another length than the profile's records have. */
export const wrongRecordLength = (at: { line: number; record: number }, found: number, wanted: number): FileRefusal =>
  refusal(
    'wrong_record_length',
    {
      fi: `Rivillä ${at.line} (tietue ${at.record}) on ${found} merkkiä, pitäisi olla ${wanted}. Korjaa rivi tai pyydä koko tiedosto uudelleen.`,
      sv: `Rad ${at.line} (post ${at.record}) har ${found} tecken, det ska vara ${wanted}. Rätta raden eller be om hela filen på nytt.`,
      en: `Line ${at.line} (record ${at.record}) has ${found} characters instead of ${wanted}. Mend the line or ask for the whole file again.`,
    },
    at,
  );

/** A line that does not begin as the records of the profile do. */
export const wrongRecordMark = (at: { line: number; record: number }, wanted: string): FileRefusal =>
  refusal(
    'wrong_record_mark',
    {
      fi: `Rivi ${at.line} ei ala tunnuksella ${wanted}. Poista rivi tai korjaa profiilin record_mark, title_rows tai footer_rows.`,
      sv: `Rad ${at.line} börjar inte med ${wanted}. Ta bort raden eller rätta profilens record_mark, title_rows eller footer_rows.`,
      en: `Line ${at.line} does not begin with ${wanted}. Remove the line, or correct record_mark, title_rows or footer_rows of the profile.`,
    },
    at,
  );

/** Text between the columns of a fixed-width line, which nobody has decided about. */
export const textOutsideColumns = (at: { line: number; record: number }, place: string): FileRefusal =>
  refusal(
    'unknown_column',
    {
      fi: `Rivillä ${at.line} on merkkipaikoilla ${place} tekstiä, jota profiili ei tunne. Lisää sarake profiiliin tai jätä se pois ("leave_out": true).`,
      sv: `Rad ${at.line} har text på platserna ${place} som profilen inte känner. Lägg till kolumnen i profilen eller utelämna den ("leave_out": true).`,
      en: `Line ${at.line} has text at ${place} that the profile does not know. Add the column to the profile, or leave it out ("leave_out": true).`,
    },
    { ...at, field: place },
  );

/** A line that is no JSON object. */
export const brokenObject = (at: { line: number; record: number; column?: number }): FileRefusal =>
  refusal(
    'broken_object',
    {
      fi: `Rivi ${at.line} (tietue ${at.record}) ei ole JSON-olio. Korjaa rivi tai pyydä koko tiedosto uudelleen.`,
      sv: `Rad ${at.line} (post ${at.record}) är inget JSON-objekt. Rätta raden eller be om hela filen på nytt.`,
      en: `Line ${at.line} (record ${at.record}) is no JSON object. Mend the line or ask for the whole file again.`,
    },
    at,
  );

/** A value that cannot stand in one field: a list of objects, or nesting without end. */
export const unreadableValue = (at: { line: number; record: number }, path: string): FileRefusal =>
  refusal(
    'unreadable_value',
    {
      fi: `Rivin ${at.line} (tietue ${at.record}) arvo “${path}” on luettelo olioita tai liian syvä. Jätä se pois profiilissa tai pyydä arvo tekstinä.`,
      sv: `Värdet ”${path}” på rad ${at.line} (post ${at.record}) är en lista av objekt eller för djupt. Utelämna det i profilen eller be om värdet som text.`,
      en: `The value “${path}” on line ${at.line} (record ${at.record}) is a list of objects or too deep. Leave it out in the profile, or ask for it as text.`,
    },
    { ...at, field: path },
  );
