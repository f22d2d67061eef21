import type { Label } from '#kernel';
import type { RefreshRefusal } from './refresh-codes.ts';

/** What each refusal of a list of codes says to a person; what stood there is said behind it. */
export const refreshTexts = {
  empty_file: { fi: 'Tiedosto on tyhjä.', sv: 'Filen är tom.', en: 'The file is empty.' },
  file_too_large: {
    fi: 'Tiedosto on liian suuri postinumerotiedostoksi.',
    sv: 'Filen är för stor för att vara en postnummerfil.',
    en: 'The file is too large for a file of postal codes.',
  },
  another_file: {
    fi: 'Tietue ei ala merkein PONOT: tämä ei ole PCF-tiedosto.',
    sv: 'Posten börjar inte med PONOT: det här är ingen PCF-fil.',
    en: 'The record does not begin with PONOT: this is no PCF file.',
  },
  wrong_length: {
    fi: 'Tietueen pituus ei ole 220 merkkiä.',
    sv: 'Posten är inte 220 tecken lång.',
    en: 'The record is not 220 characters long.',
  },
  wrong_encoding: {
    fi: 'Tiedoston merkistö ei ole ISO-8859-1.',
    sv: 'Filens teckenkodning är inte ISO-8859-1.',
    en: 'The file is not in ISO-8859-1.',
  },
  wrong_field: {
    fi: 'Tietueessa on virheellinen kenttä.',
    sv: 'Posten har ett felaktigt fält.',
    en: 'The record has a wrong field.',
  },
  repeated_code: {
    fi: 'Sama postinumero on tiedostossa kahdesti.',
    sv: 'Samma postnummer finns två gånger i filen.',
    en: 'The file has the same postal code twice.',
  },
  two_run_days: {
    fi: 'Tietueilla on eri ajopäivät: tiedostossa on kaksi luetteloa.',
    sv: 'Posterna har olika kördatum: filen innehåller två listor.',
    en: 'The records were made on different days: the file holds two lists.',
  },
  made_in_future: {
    fi: 'Luettelo on päivätty tulevaisuuteen.',
    sv: 'Listan är daterad i framtiden.',
    en: 'The list is dated in the future.',
  },
  older_than_known: {
    fi: 'Luettelo on vanhempi kuin rekisterissä oleva.',
    sv: 'Listan är äldre än den som finns i registret.',
    en: 'The list is older than the one that the register holds.',
  },
  too_many_retired: {
    fi: 'Luettelosta puuttuu niin monta postinumeroa, että se on luultavasti vajaa. Jos se on silti oikea, anna --accept-fewer.',
    sv: 'Listan saknar så många postnummer att den troligen är ofullständig. Är den ändå rätt, ange --accept-fewer.',
    en: 'So many postal codes are missing that the list is probably a part of one. If it is right all the same, give --accept-fewer.',
  },
} as const satisfies Readonly<Record<RefreshRefusal['because'], Label>>;

/** Where and what of a refusal, for behind its sentence: `line 12, validFrom`. */
export function whereOf(refusal: RefreshRefusal): string {
  if (refusal.because === 'older_than_known') return `${String(refusal.runOn)} < ${String(refusal.knownOn)}`;
  if (refusal.because === 'too_many_retired') return `${refusal.retired} / ${refusal.of}`;
  return [refusal.line === null ? '' : `line ${refusal.line}`, refusal.detail].filter(Boolean).join(', ');
}

/** What each refusal of a successor says to a person. */
export const successorTexts = {
  unknown_code: { fi: 'Postinumeroa ei ole.', sv: 'Postnumret finns inte.', en: 'There is no such postal code.' },
  unknown_successor: {
    fi: 'Seuraaja ei ole käytössä oleva postinumero.',
    sv: 'Efterföljaren är inget postnummer i bruk.',
    en: 'The successor is no postal code in use.',
  },
  code_in_use: {
    fi: 'Postinumero on käytössä: vain poistuneella on seuraaja.',
    sv: 'Postnumret är i bruk: bara ett utgånget har en efterföljare.',
    en: 'The postal code is in use: only a retired one has a successor.',
  },
} as const satisfies Readonly<Record<string, Label>>;
