import type { Label } from '#kernel';

/** What the refusals about informing say to a person. */
export const informingRefusals = {
  not_today: {
    fi: 'Kirjeet lähetetään tänään: muun päivän voi vain esikatsella.',
    sv: 'Breven skickas i dag: en annan dag kan bara förhandsgranskas.',
    en: 'Letters are sent today: another day can only be previewed.',
  },
  no_open_duty: {
    fi: 'Tälle henkilölle on jo kerrottu, tai kertomatta jättäminen on perusteltu.',
    sv: 'Personen har redan informerats, eller så har det motiverats varför inte.',
    en: 'The person has been told already, or why not has been noted.',
  },
  day_in_future: { fi: 'Päivä ei ole vielä tullut.', sv: 'Dagen har inte kommit ännu.', en: 'That day has not come.' },
} as const satisfies Record<string, Label>;
