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
  still_doubtful: {
    fi: 'Rivissä on vielä ratkaistavaa.',
    sv: 'Raden har ännu något att avgöra.',
    en: 'Something in the row is still to be decided.',
  },
} as const satisfies Record<string, Label>;
