import { type FileRefusal, refusal } from '../refusal.ts';

/** The archive is cut or damaged. */
export const brokenArchive = (): FileRefusal =>
  refusal('broken_archive', {
    fi: 'Pakattu tiedosto (ZIP, XLSX) on katkennut tai vioittunut. Pyydä se uudelleen tai tallenna CSV-muodossa.',
    sv: 'Den packade filen (ZIP, XLSX) är avbruten eller skadad. Be om den på nytt eller spara den som CSV.',
    en: 'The archive (ZIP, XLSX) is cut or damaged. Ask for it again, or save it as CSV.',
  });

/** The archive holds what no sender of lists sends: paths, links, passwords, two members of one name. */
export const unsafeArchive = (what: UnsafeKind): FileRefusal => {
  const { fi, sv, en } = UNSAFE[what];
  return refusal(
    'unsafe_archive',
    {
      fi: `Pakattua tiedostoa ei avata: ${fi}. Pyydä luettelo pakkaamattomana tai yhtenä tiedostona ZIP-paketissa.`,
      sv: `Den packade filen öppnas inte: ${sv}. Be om listan opackad eller som en fil i ett ZIP-paket.`,
      en: `The archive is not opened: ${en}. Ask for the list as it is, or as one file in a ZIP.`,
    },
    { field: what },
  );
};

/** What makes an archive unsafe, in order of precedence. */
export type UnsafeKind = 'prepended' | 'path' | 'link' | 'encrypted' | 'method' | 'repeated_name' | 'overlap';

const UNSAFE: Readonly<Record<UnsafeKind, { fi: string; sv: string; en: string }>> = {
  prepended: {
    fi: 'ennen ensimmäistä jäsentä on muuta sisältöä',
    sv: 'det finns annat innehåll före den första delen',
    en: 'something stands before its first member',
  },
  path: {
    fi: 'jäsenen nimi on polku kansion ulkopuolelle tai kelvoton',
    sv: 'en dels namn är en sökväg utanför mappen eller ogiltigt',
    en: 'the name of a member leads out of the folder or is invalid',
  },
  link: { fi: 'siinä on linkki', sv: 'den innehåller en länk', en: 'it holds a link' },
  encrypted: { fi: 'se on suojattu salasanalla', sv: 'den är lösenordsskyddad', en: 'it is protected by a password' },
  method: { fi: 'pakkaustapa on tuntematon', sv: 'packningssättet är okänt', en: 'its compression is unknown' },
  repeated_name: {
    fi: 'kahdella jäsenellä on sama nimi',
    sv: 'två delar har samma namn',
    en: 'two members have the same name',
  },
  overlap: {
    fi: 'jäsenet ovat päällekkäin',
    sv: 'delarna ligger på varandra',
    en: 'its members overlap',
  },
};

/** The archive grows too large when it is opened: a bomb, or a list that should be sent in parts. */
export const archiveTooLarge = (limit: string): FileRefusal =>
  refusal(
    'archive_too_large',
    {
      fi: `Pakattu tiedosto on avattuna liian suuri (${limit}). Lähetä se osissa tai CSV-muodossa.`,
      sv: `Den packade filen är för stor när den öppnas (${limit}). Skicka den i delar eller som CSV.`,
      en: `The archive is too large when it is opened (${limit}). Send it in parts, or as CSV.`,
    },
    { field: limit },
  );

/** A ZIP that does not hold one list. */
export const severalFiles = (count: number): FileRefusal =>
  refusal('several_files', {
    fi: `ZIP-paketissa on ${count} tiedostoa, pitäisi olla yksi. Pura paketti ja tuo tiedostot yksitellen.`,
    sv: `ZIP-paketet innehåller ${count} filer, det ska vara en. Packa upp det och läs in filerna en och en.`,
    en: `The ZIP holds ${count} files instead of one. Unpack it and import the files one by one.`,
  });

/** A workbook whose parts do not make one. */
export const brokenWorkbook = (place: { line?: number; field?: string } = {}): FileRefusal =>
  refusal(
    'broken_workbook',
    {
      fi: `Työkirja (XLSX) on vioittunut tai siinä on sisältöä, jota taulukossa ei ole${place.field ? ` (${place.field})` : ''}. Tallenna se uudelleen taulukkolaskennassa tai CSV-muodossa.`,
      sv: `Arbetsboken (XLSX) är skadad eller innehåller sådant som inte finns i en tabell${place.field ? ` (${place.field})` : ''}. Spara den på nytt i kalkylprogrammet eller som CSV.`,
      en: `The workbook (XLSX) is damaged or holds what no table has${place.field ? ` (${place.field})` : ''}. Save it again in the spreadsheet, or as CSV.`,
    },
    place,
  );

/** The sheet that the profile names is not there. */
export const noSuchSheet = (wanted: string, sheets: readonly string[]): FileRefusal => {
  const there = sheets.slice(0, 10).join(', ');
  return refusal(
    'no_such_sheet',
    {
      fi: `Työkirjassa ei ole välilehteä “${wanted}”. Siinä on: ${there}. Korjaa profiilin sheet.`,
      sv: `Arbetsboken har inget blad ”${wanted}”. Den har: ${there}. Rätta profilens sheet.`,
      en: `The workbook has no sheet “${wanted}”. It has: ${there}. Correct sheet in the profile.`,
    },
    { field: wanted },
  );
};
