import type { Label } from '#kernel';

/** What the refusals of policies say to a person. */
export const policyTexts = {
  unknown_title: {
    fi: 'Lehteä ei ole. Tarkista koodi lehtien luettelosta.',
    sv: 'Tidningen finns inte. Kontrollera koden i listan över tidningar.',
    en: 'There is no such title. Look up the code in the list of titles.',
  },
  policy_in_the_past: {
    fi: 'Sääntö voi alkaa aikaisintaan tänään: mitä vanhalla on päätetty, se pysyy.',
    sv: 'En regel kan börja tidigast i dag: det som beslutats enligt den gamla står fast.',
    en: 'A policy begins today at the earliest: what was decided by the old one stands.',
  },
  world_moved: {
    fi: 'Tilanne on muuttunut esikatselun jälkeen. Katso uusi esikatselu.',
    sv: 'Läget har ändrats sedan förhandsgranskningen. Granska på nytt.',
    en: 'The world has moved since the preview. Look at a new one.',
  },
} satisfies Readonly<Record<string, Label>>;
