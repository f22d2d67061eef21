import type { Label } from '#kernel';

/**
 * The undertaking of confidentiality (salassapitositoumus, § 6). A change of meaning is a new version, and everybody
 * accepts again before the next card; a version that was accepted stays in this list.
 */
export const UNDERTAKINGS: readonly { readonly version: number; readonly text: Label }[] = [
  {
    version: 1,
    text: {
      fi: [
        'Sitoudun pitämään salassa kaiken, minkä saan tietää rekisteröidyistä tässä rekisterissä.',
        'Katson ja käsittelen tietoja vain työtehtävieni edellyttämällä tavalla ja ilmoitettuun käyttötarkoitukseen.',
        'En luovuta tietoja sivullisille enkä käytä niitä omaksi tai toisen hyödyksi.',
        'Tiedän, että jokainen katselu ja muutos tallentuu lokiin ja että rekisteröity voi saada tiedon katseluista.',
        'Velvollisuus jatkuu työsuhteen tai toimeksiannon päätyttyä.',
      ].join('\n'),
      sv: [
        'Jag förbinder mig att hemlighålla allt som jag får veta om de registrerade i detta register.',
        'Jag ser på och behandlar uppgifter endast så som mina arbetsuppgifter kräver och för det angivna ändamålet.',
        'Jag lämnar inte ut uppgifter till utomstående och använder dem inte till egen eller någon annans fördel.',
        'Jag vet att varje visning och ändring loggas och att den registrerade kan få veta vem som har sett uppgifterna.',
        'Skyldigheten fortsätter efter att anställningen eller uppdraget har upphört.',
      ].join('\n'),
      en: [
        'I undertake to keep secret everything that I learn about the persons in this register.',
        'I look at data and use it only as my work requires and for the purpose that is stated.',
        'I do not hand data to outsiders and do not use it for my own or anybody else’s gain.',
        'I know that every look and every change is recorded, and that the person concerned can be told who has looked.',
        'The duty goes on when the employment or the assignment has ended.',
      ].join('\n'),
    },
  },
];

/** The version that counts now, with its text. */
export function currentUndertaking(): { readonly version: number; readonly text: Label } {
  const last = UNDERTAKINGS.at(-1);
  if (!last) throw new RangeError('there is no undertaking');
  return last;
}
