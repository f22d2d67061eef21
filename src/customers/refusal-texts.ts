import type { Label } from '#kernel';

/** What each refusal says to a person. */
export const refusalTexts = {
  no_name: {
    fi: 'Asiakkaalta puuttuu nimi. Anna etu- ja sukunimi tai organisaation nimi.',
    sv: 'Kunden saknar namn. Ange för- och efternamn eller organisationens namn.',
    en: 'The customer has no name. Give the names, or the name of the organisation.',
  },
  unknown_customer: {
    fi: 'Asiakasnumeroa ei ole.',
    sv: 'Kundnumret finns inte.',
    en: 'There is no such customer number.',
  },
  erased: {
    fi: 'Asiakkaan tiedot on poistettu.',
    sv: 'Kundens uppgifter har raderats.',
    en: 'The customer’s data has been erased.',
  },
} as const satisfies Readonly<Record<string, Label>>;
