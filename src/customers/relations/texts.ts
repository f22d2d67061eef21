import type { Label } from '#kernel';

/** What each refusal of a relation says to a person. */
export const relationTexts = {
  unknown: {
    fi: 'Asiakasnumeroa ei ole.',
    sv: 'Kundnumret finns inte.',
    en: 'There is no such customer number.',
  },
  erased: {
    fi: 'Asiakkaan tiedot on poistettu.',
    sv: 'Kundens uppgifter har raderats.',
    en: 'The customer’s data has been erased.',
  },
  one_customer: {
    fi: 'Asiakas ei voi olla suhteessa itseensä.',
    sv: 'En kund kan inte ha en relation till sig själv.',
    en: 'A customer cannot be related to itself.',
  },
  wrong_kind: {
    fi: 'Suhde ei sovi näille asiakkaille: työnantaja on organisaatio, edunvalvottava ja kuolinpesä henkilö.',
    sv: 'Relationen passar inte dessa kunder: en arbetsgivare är en organisation, huvudmannen och den avlidne en person.',
    en: 'The relation does not fit these customers: an employer is an organisation, a ward and a deceased are persons.',
  },
  is_alive: {
    fi: 'Asiakasta ei ole merkitty kuolleeksi. Merkitse ensin kuolinpäivä.',
    sv: 'Kunden är inte antecknad som avliden. Anteckna först dödsdagen.',
    en: 'The customer is not noted as deceased. Note the day of death first.',
  },
  ends_before_it_begins: {
    fi: 'Viimeinen päivä on ennen ensimmäistä.',
    sv: 'Den sista dagen är före den första.',
    en: 'The last day is before the first.',
  },
  stands_already: {
    fi: 'Suhde on jo merkitty.',
    sv: 'Relationen är redan antecknad.',
    en: 'The relation is noted already.',
  },
  no_relation: {
    fi: 'Suhdetta ei ole, tai se on jo päättynyt.',
    sv: 'Relationen finns inte, eller den har redan upphört.',
    en: 'There is no such relation, or it is over.',
  },
} as const satisfies Readonly<Record<string, Label>>;
