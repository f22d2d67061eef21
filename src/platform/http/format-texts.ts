import type { Label } from '#kernel';

/** What is said of a text that has not the form its field asks for, by the name of the form. */
export const formatTexts: Readonly<Record<string, Label>> = {
  'line of text': {
    fi: 'Anna yksi rivi tekstiä, enintään 100 merkkiä.',
    sv: 'Ange en rad text, högst 100 tecken.',
    en: 'Give one line of text, 100 characters at most.',
  },
  day: {
    fi: 'Päivää ei ole. Anna esimerkiksi 2026-11-22.',
    sv: 'Det finns ingen sådan dag. Ange till exempel 2026-11-22.',
    en: 'There is no such day. Give 2026-11-22, for example.',
  },
  'season day': {
    fi: 'Päivää ei ole minään vuonna. Anna kuukausi ja päivä, esimerkiksi 06-01.',
    sv: 'Dagen finns inte något år. Ange månad och dag, till exempel 06-01.',
    en: 'No year has such a day. Give the month and the day, 06-01 for example.',
  },
  'business id': {
    fi: 'Tämä ei ole Y-tunnus. Tarkista numerot, esimerkiksi 1234567-1.',
    sv: 'Det här är inte ett FO-nummer. Kontrollera siffrorna, till exempel 1234567-1.',
    en: 'This is no business id. Check the digits, 1234567-1 for example.',
  },
  country: {
    fi: 'Tämä ei ole maan koodi. Anna kaksi kirjainta, esimerkiksi FI.',
    sv: 'Det här är inte en landskod. Ange två bokstäver, till exempel FI.',
    en: 'This is no code of a country. Give two letters, FI for example.',
  },
  telephone: {
    fi: 'Tämä ei ole puhelinnumero.',
    sv: 'Det här är inte ett telefonnummer.',
    en: 'This is no telephone number.',
  },
  email: {
    fi: 'Tämä ei ole sähköpostiosoite.',
    sv: 'Det här är inte en e-postadress.',
    en: 'This is no e-mail address.',
  },
  'postal code': {
    fi: 'Tämä ei ole postinumero.',
    sv: 'Det här är inte ett postnummer.',
    en: 'This is no postal code.',
  },
  regex: {
    fi: 'Teksti ei ole kentän muotoa.',
    sv: 'Texten har inte fältets form.',
    en: 'The text has not the form that the field asks for.',
  },
};
