import type { Label } from '#kernel';

/** What refusals of this room say to a person. */
export const refusals = {
  empty_file: { fi: 'Tiedosto on tyhjä.', sv: 'Filen är tom.', en: 'The file is empty.' },
  not_text: { fi: 'Tiedosto ei ole tekstiä.', sv: 'Filen är inte text.', en: 'The file is not text.' },
  wrong_encoding: {
    fi: 'Tiedostossa on toista merkistöä kuin tuontiprofiilissa.',
    sv: 'Filen har en annan teckenkodning än profilen.',
    en: 'The file has another encoding than the profile.',
  },
  unknown_column: {
    fi: 'Otsikkorivillä on tuntematon sarake.',
    sv: 'Rubrikraden har en okänd kolumn.',
    en: 'The header has an unknown column.',
  },
  missing_column: {
    fi: 'Otsikkoriviltä puuttuu sarake.',
    sv: 'En kolumn saknas på rubrikraden.',
    en: 'The header lacks a column.',
  },
  repeated_column: {
    fi: 'Otsikkorivillä on sama sarake kahdesti.',
    sv: 'Samma kolumn står två gånger på rubrikraden.',
    en: 'The header has a column twice.',
  },
  unclosed_quote: {
    fi: 'Lainausmerkkiä ei suljeta.',
    sv: 'Ett citattecken stängs aldrig.',
    en: 'A quote is never closed.',
  },
  stray_quote: {
    fi: 'Tiedostossa on irrallinen lainausmerkki.',
    sv: 'Filen har ett löst citattecken.',
    en: 'The file has a stray quote.',
  },
  record_too_long: { fi: 'Tietue on liian pitkä.', sv: 'En post är för lång.', en: 'A record is too long.' },
  wrong_field_count: {
    fi: 'Tietueessa on väärä määrä kenttiä; tiedosto voi olla vajaa.',
    sv: 'En post har fel antal fält; filen kan vara ofullständig.',
    en: 'A record has the wrong number of fields; the file may be cut short.',
  },
  unknown_profile: {
    fi: 'Tuontiprofiilia ei ole. Valitse profiili luettelosta.',
    sv: 'Profilen finns inte. Välj en profil i listan.',
    en: 'There is no such profile. Choose one of the list.',
  },
  broken_archive: {
    fi: 'Pakattu tiedosto on rikki.',
    sv: 'Den packade filen är trasig.',
    en: 'The archive is broken.',
  },
  unsafe_archive: {
    fi: 'Pakattua tiedostoa ei avata: sen sisältö ei ole turvallinen.',
    sv: 'Den packade filen öppnas inte: innehållet är inte säkert.',
    en: 'The archive is not opened: what it holds is not safe.',
  },
  archive_too_large: {
    fi: 'Pakatun tiedoston sisältö on liian suuri.',
    sv: 'Den packade filens innehåll är för stort.',
    en: 'What the archive holds is too large.',
  },
  several_files: {
    fi: 'Pakatussa tiedostossa on useita tiedostoja. Pakkaa yksi.',
    sv: 'Den packade filen innehåller flera filer. Packa en.',
    en: 'The archive holds several files. Pack one.',
  },
  broken_workbook: { fi: 'Työkirja on rikki.', sv: 'Arbetsboken är trasig.', en: 'The workbook is broken.' },
  no_such_sheet: {
    fi: 'Työkirjassa ei ole taulukkoa, jota profiili tarkoittaa.',
    sv: 'Arbetsboken saknar bladet som profilen avser.',
    en: 'The workbook lacks the sheet that the profile means.',
  },
  other_format: {
    fi: 'Tiedosto on toista muotoa kuin tuontiprofiilissa.',
    sv: 'Filen har ett annat format än profilen.',
    en: 'The file has another format than the profile.',
  },
  moved_column: {
    fi: 'Sarakkeet ovat toisessa järjestyksessä kuin profiilissa.',
    sv: 'Kolumnerna står i annan ordning än i profilen.',
    en: 'The columns stand in another order than in the profile.',
  },
  wrong_record_length: {
    fi: 'Rivi on väärän pituinen.',
    sv: 'En rad har fel längd.',
    en: 'A line has the wrong length.',
  },
  wrong_record_mark: {
    fi: 'Rivi ei ala tietueen tunnuksella.',
    sv: 'En rad börjar inte med postens märke.',
    en: 'A line does not begin with the record’s mark.',
  },
  broken_object: { fi: 'Rivi ei ole JSONia.', sv: 'En rad är inte JSON.', en: 'A line is not JSON.' },
  unreadable_value: {
    fi: 'Solun arvoa ei voi lukea.',
    sv: 'Värdet i en cell kan inte läsas.',
    en: 'The value of a cell cannot be read.',
  },
  nothing_below: {
    fi: 'Ohitettavien rivien alla ei ole mitään.',
    sv: 'Under raderna som hoppas över finns ingenting.',
    en: 'There is nothing below the rows that are passed over.',
  },
  start_beyond: {
    fi: 'Sarake alkaisi rivin lopun jälkeen.',
    sv: 'En kolumn skulle börja efter radens slut.',
    en: 'A column would begin after the end of the line.',
  },
  no_contract: {
    fi: 'Toimittajalla ei ole voimassa olevaa sopimusta.',
    sv: 'Leverantören har inget gällande avtal.',
    en: 'The supplier has no contract in force.',
  },
  not_a_profile: {
    fi: 'Sarakkeiden kuvaus on vajaa tai virheellinen.',
    sv: 'Kolumnbeskrivningen är ofullständig eller felaktig.',
    en: 'The description of the columns is incomplete or wrong.',
  },
  canonical_name: {
    fi: 'Nimi on valmiin profiilin. Valitse toinen.',
    sv: 'Namnet hör till en färdig profil. Välj ett annat.',
    en: 'The name is that of a canonical profile. Choose another.',
  },
  name_is_taken: {
    fi: 'Samanniminen profiili on jo. Valitse toinen nimi tai korvaa se.',
    sv: 'Det finns redan en profil med namnet. Välj ett annat eller ersätt den.',
    en: 'There is a profile of that name. Choose another, or replace it.',
  },
  unknown_file: {
    fi: 'Tiedostoa ei säilytetä enää. Tuo se uudelleen.',
    sv: 'Filen sparas inte längre. Läs in den på nytt.',
    en: 'The file is kept no more. Bring it again.',
  },
  unknown_plan: {
    fi: 'Esikatselua ei enää ole. Tee uusi.',
    sv: 'Förhandsgranskningen finns inte längre. Gör en ny.',
    en: 'The preview is there no more. Make a new one.',
  },
  plan_is_not_made: {
    fi: 'Esikatselu ei ole valmis, tai se on jo viety.',
    sv: 'Förhandsgranskningen är inte klar, eller den är redan införd.',
    en: 'The preview is not ready, or it was applied already.',
  },
  register_has_moved: {
    fi: 'Rekisteri on muuttunut esikatselun jälkeen. Mitään ei viety. Katso rivit ja tee uusi esikatselu.',
    sv: 'Registret har ändrats efter förhandsgranskningen. Ingenting infördes. Se raderna och gör en ny.',
    en: 'The register has moved since the preview. Nothing was written. See the rows and look again.',
  },
  unknown_batch: { fi: 'Tuontia ei ole.', sv: 'Importen finns inte.', en: 'There is no such import.' },
  already_undone: {
    fi: 'Tuonti on jo peruttu.',
    sv: 'Importen har redan återtagits.',
    en: 'The import has been taken back already.',
  },
  no_doubtful_row: {
    fi: 'Rivi ei odota päätöstä.',
    sv: 'Raden väntar inte på beslut.',
    en: 'The row does not wait for a decision.',
  },
  batch_is_undone: {
    fi: 'Tuonti on peruttu; riviä ei voi enää ratkaista.',
    sv: 'Importen har återtagits; raden kan inte längre avgöras.',
    en: 'The import was taken back; the row can no longer be decided.',
  },
  unknown_customer: {
    fi: 'Valittua asiakasta ei ole.',
    sv: 'Den valda kunden finns inte.',
    en: 'There is no such customer as was chosen.',
  },
  unknown_field: {
    fi: 'Korjattua kenttää ei ole tässä tiedostossa.',
    sv: 'Det rättade fältet finns inte i filen.',
    en: 'The field that was corrected is none of this file.',
  },
  asked_anew: {
    fi: 'Rekisterissä on nyt joku muukin, jota rivi voi tarkoittaa. Katso rivi uudelleen.',
    sv: 'I registret finns nu någon annan som raden kan avse. Se på raden på nytt.',
    en: 'The register now holds somebody else whom the row may mean. Look at the row again.',
  },
  still_doubtful: {
    fi: 'Rivissä on vielä ratkaistavaa.',
    sv: 'Raden har ännu något att avgöra.',
    en: 'Something in the row is still to be decided.',
  },
} as const satisfies Record<string, Label>;
