import type { Label } from '#kernel';

/** What each refusal to merge, or to take a merge apart, says to a person. */
export const mergingTexts = {
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
  another_kind: {
    fi: 'Henkilöä, organisaatiota ja toimenhaltijaa ei voi yhdistää toisiinsa.',
    sv: 'En person, en organisation och en befattning kan inte slås ihop.',
    en: 'A person, an organisation and a post cannot be merged with one another.',
  },
  already_one: {
    fi: 'Asiakkaat on jo yhdistetty.',
    sv: 'Kunderna är redan sammanslagna.',
    en: 'The customers are merged already.',
  },
  changed_meanwhile: {
    fi: 'Asiakkaan tiedot ovat muuttuneet sillä välin. Katso ne uudelleen ja yhdistä sitten.',
    sv: 'Kundens uppgifter har ändrats under tiden. Granska dem på nytt och slå ihop sedan.',
    en: 'The customer’s values have changed meanwhile. Look at them again, then merge.',
  },
  is_merged_into_nobody: {
    fi: 'Asiakasta ei ole yhdistetty toiseen.',
    sv: 'Kunden är inte sammanslagen med någon annan.',
    en: 'The customer is not merged into another one.',
  },
} as const satisfies Readonly<Record<string, Label>>;
