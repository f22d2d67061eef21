import type { Label } from '#kernel';

/** What refusals about proposals say to a person. */
export const updateRefusals = {
  no_such_proposal: { fi: 'Ehdotusta ei ole.', sv: 'Förslaget finns inte.', en: 'There is no such proposal.' },
  not_waiting: {
    fi: 'Ehdotus ei odota päätöstä.',
    sv: 'Förslaget väntar inte på beslut.',
    en: 'The proposal does not wait for a decision.',
  },
  updates_forbidden: {
    fi: 'Asiakas on kieltänyt tietojensa päivittämisen muista rekistereistä.',
    sv: 'Kunden har förbjudit uppdatering från andra register.',
    en: 'The customer has forbidden updating from other registers.',
  },
  still_doubtful: {
    fi: 'Rivissä on vielä ratkaistavaa. Avaa rivi tuonnista.',
    sv: 'Raden har ännu något att avgöra. Öppna raden i importen.',
    en: 'Something in the row is still to be decided. Open the row in the import.',
  },
} as const satisfies Record<string, Label>;
