import type { Label } from '#kernel';
import { unrevealedTexts } from '#customers';
import { reasonTexts } from '#gate';

const own = {
  unknown_customer: {
    fi: 'Asiakasta ei ole, tai hänen tietonsa on poistettu.',
    sv: 'Kunden finns inte, eller uppgifterna har raderats.',
    en: 'There is no such customer, or the data was erased.',
  },
  not_yet_happened: {
    fi: 'Aika on tulevaisuudessa: tee siitä tehtävä.',
    sv: 'Tiden ligger i framtiden: gör det till en uppgift.',
    en: 'That moment is in the future: make it a task.',
  },
  day_has_passed: { fi: 'Päivä on jo mennyt.', sv: 'Dagen har redan passerat.', en: 'That day has passed.' },
  unknown_user: {
    fi: 'Tätä käyttäjää ei ole.',
    sv: 'Användaren finns inte.',
    en: 'Nobody works here under that id.',
  },
  unknown_template: {
    fi: 'Tätä kirjepohjaa ei ole käytössä.',
    sv: 'Brevmallen är inte i bruk.',
    en: 'No such letter template is in use.',
  },
  unknown_gap: {
    fi: 'Tekstissä on aukko, jota mikään ei täytä, esimerkiksi {nimi}. Aukot: {name}, {customerNumber}, {day}, {controller}, {phone}, {email}, {contactPerson}.',
    sv: 'Texten har en lucka som inget fyller, till exempel {namn}. Luckorna är {name}, {customerNumber}, {day}, {controller}, {phone}, {email}, {contactPerson}.',
    en: 'The text has a gap that nothing fills. The gaps are {name}, {customerNumber}, {day}, {controller}, {phone}, {email}, {contactPerson}.',
  },
  file_too_large: {
    fi: 'Tiedosto on liian suuri: enintään 20 Mt.',
    sv: 'Filen är för stor: högst 20 MB.',
    en: 'The file is too large: 20 MB at most.',
  },
  file_of_unknown_kind: {
    fi: 'Tiedostoa ei oteta: vain PDF, PNG, JPEG, ääni (MP3, M4A, OGG, WAV) tai pelkkä teksti.',
    sv: 'Filen tas inte emot: bara PDF, PNG, JPEG, ljud (MP3, M4A, OGG, WAV) eller ren text.',
    en: 'The file is not taken: PDF, PNG, JPEG, sound (MP3, M4A, OGG, WAV) or plain text only.',
  },
  too_many_files: {
    fi: 'Yhteydenotolla on jo 20 tiedostoa.',
    sv: 'Kontakten har redan 20 filer.',
    en: 'The contact has 20 files already.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** What each refusal of the room says to a person; the gate's reasons among them. */
export const refusalTexts: Readonly<Record<string, Label>> = { ...reasonTexts, ...unrevealedTexts, ...own };
