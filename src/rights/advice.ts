import { unrevealedTexts } from '#customers';
import type { Label } from '#kernel';

/** What each refusal of this room means and how to mend it. */
export const refusals = {
  ...unrevealedTexts,
  no_such_customer: {
    fi: 'Asiakasnumeroa ei ole. Hae asiakas nimellä tai osoitteella.',
    sv: 'Kundnumret finns inte. Sök kunden med namn eller adress.',
    en: 'There is no such customer number. Search by name or address.',
  },
  already_erased: {
    fi: 'Asiakkaan tiedot on jo poistettu.',
    sv: 'Kundens uppgifter har redan raderats.',
    en: 'The customer’s data has been erased already.',
  },
  has_running_subscription: {
    fi: 'Asiakkaalla on voimassa oleva tilaus: päätä se ensin.',
    sv: 'Kunden har en löpande prenumeration: avsluta den först.',
    en: 'The customer has a running subscription: end it first.',
  },
  has_open_invoice: {
    fi: 'Asiakkaalla on avoin lasku: se maksetaan tai hyvitetään ensin.',
    sv: 'Kunden har en öppen faktura: den betalas eller krediteras först.',
    en: 'The customer has an open invoice: it is paid or credited first.',
  },
  no_plan: {
    fi: 'Poistoa ei ole suunniteltu.',
    sv: 'Raderingen har inte planerats.',
    en: 'No erasure has been planned.',
  },
  not_approved: {
    fi: 'Toinen henkilö ei ole vielä hyväksynyt suunnitelmaa.',
    sv: 'En annan person har ännu inte godkänt planen.',
    en: 'Another person has not approved the plan yet.',
  },
  already_approved: {
    fi: 'Suunnitelma on jo hyväksytty.',
    sv: 'Planen är redan godkänd.',
    en: 'The plan has been approved already.',
  },
  own_plan: {
    fi: 'Oman suunnitelman hyväksyy toinen henkilö.',
    sv: 'Den egna planen godkänns av en annan person.',
    en: 'One’s own plan is approved by another person.',
  },
  plan_has_changed: {
    fi: 'Tiedot ovat muuttuneet suunnitelman jälkeen: suunnittele uudelleen.',
    sv: 'Uppgifterna har ändrats efter planen: planera på nytt.',
    en: 'The data has changed since the plan: plan again.',
  },
  found_elsewhere: {
    fi: 'Sähköposti tai puhelin on myös muualla kuin henkilön omissa tiedoissa (paikat vastauksessa): poista se sieltä ensin.',
    sv: 'E-posten eller telefonen finns också på annat håll än i personens egna uppgifter (platserna i svaret): ta bort den där först.',
    en: 'The e-mail or telephone also stands elsewhere than in the person’s own data (places in the answer): remove it there first.',
  },
  not_erased: {
    fi: 'Asiakkaan tietoja ei ole poistettu.',
    sv: 'Kundens uppgifter har inte raderats.',
    en: 'The customer has not been erased.',
  },
} as const satisfies Record<string, Label>;

/** The refusal in words for the command line. */
export const adviceOn = (because: string): string =>
  (refusals as Readonly<Record<string, Label>>)[because]?.en ?? because;
