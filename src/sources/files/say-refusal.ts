import { type FileRefusal, refusal } from './refusal.ts';

/** The file holds nothing, or nothing but a byte order mark. */
export const emptyFile = (): FileRefusal =>
  refusal('empty_file', {
    fi: 'Tiedosto on tyhjä. Pyydä lähettäjältä uusi tiedosto.',
    sv: 'Filen är tom. Be avsändaren om en ny fil.',
    en: 'The file is empty. Ask the sender for a new one.',
  });

/** The file is an archive, a workbook or another binary. */
export const binaryFile = (what: string): FileRefusal =>
  refusal('not_text', {
    fi: `Tiedosto ei ole tekstiä (${what}). Tallenna se CSV-muodossa ja tuo uudelleen.`,
    sv: `Filen är inte text (${what}). Spara den som CSV och läs in den på nytt.`,
    en: `The file is not text (${what}). Save it as CSV and import it again.`,
  });

/** A byte that the profile's encoding does not have, on a line of the file. */
export const wrongEncoding = (encoding: string, { offset, line }: { offset: number; line: number }): FileRefusal =>
  refusal(
    'wrong_encoding',
    {
      fi: `Rivin ${line} merkki (tavu ${offset}) ei ole merkistöä ${encoding}. Korjaa tuontiprofiilin merkistö tai tallenna tiedosto merkistöllä ${encoding}.`,
      sv: `Ett tecken på rad ${line} (byte ${offset}) hör inte till teckenkodningen ${encoding}. Rätta profilens kodning eller spara filen som ${encoding}.`,
      en: `A character on line ${line} (byte ${offset}) is not ${encoding}. Correct the profile’s encoding or save the file as ${encoding}.`,
    },
    { offset, line },
  );

/** A header that the profile does not know. */
export const unknownColumn = (header: string, line: number): FileRefusal =>
  refusal(
    'unknown_column',
    {
      fi: `Rivin ${line} otsikkoa “${header}” ei tunneta. Korjaa otsikko tai lisää se tuontiprofiiliin.`,
      sv: `Rubriken ”${header}” på rad ${line} är okänd. Rätta rubriken eller lägg till den i profilen.`,
      en: `The header “${header}” on line ${line} is unknown. Correct it or add it to the profile.`,
    },
    { line, field: header },
  );

/** A header that the profile needs and the file lacks. */
export const missingColumn = (header: string, line: number): FileRefusal =>
  refusal(
    'missing_column',
    {
      fi: `Sarake “${header}” puuttuu otsikkoriviltä ${line}. Tarkista myös erotinmerkki.`,
      sv: `Kolumnen ”${header}” saknas på rubrikraden ${line}. Kontrollera också skiljetecknet.`,
      en: `The column “${header}” is missing from the header on line ${line}. Check the separator too.`,
    },
    { line, field: header },
  );

/** A header that stands twice, so that nobody can say which column is meant. */
export const repeatedColumn = (header: string, line: number): FileRefusal =>
  refusal(
    'repeated_column',
    {
      fi: `Otsikko “${header}” on rivillä ${line} kahdesti. Poista toinen sarake.`,
      sv: `Rubriken ”${header}” står två gånger på rad ${line}. Ta bort den ena kolumnen.`,
      en: `The header “${header}” stands twice on line ${line}. Remove one of the columns.`,
    },
    { line, field: header },
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
