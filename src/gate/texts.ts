import type { Label } from '#kernel';
import type { Because } from './decide.ts';

/** Why something does not go out, as a person reads it. */
export const reasonTexts: Readonly<Record<Because, Label>> = {
  erased: { fi: 'Tiedot on poistettu.', sv: 'Uppgifterna har raderats.', en: 'The data has been erased.' },
  deceased: { fi: 'Asiakas on kuollut.', sv: 'Kunden är avliden.', en: 'The customer has died.' },
  protected_address: {
    fi: 'Asiakkaalla on turvakielto.',
    sv: 'Kunden har spärrmarkering.',
    en: 'The customer’s address is protected.',
  },
  undeliverable: {
    fi: 'Posti on palautunut osoitteesta.',
    sv: 'Posten har kommit i retur från adressen.',
    en: 'Post has come back from the address.',
  },
  banned: { fi: 'Asiakas on kieltänyt sen.', sv: 'Kunden har förbjudit det.', en: 'The customer has forbidden it.' },
  contact_banned: {
    fi: 'Toinen asiakas on kieltänyt saman numeron tai sähköpostiosoitteen käytön.',
    sv: 'En annan kund har förbjudit samma nummer eller e-postadress.',
    en: 'Another customer has forbidden the same number or e-mail address.',
  },
  suppressed: {
    fi: 'Aiemmin rekisterissä ollut henkilö on kieltänyt sen.',
    sv: 'Personen har förbjudit det när den tidigare fanns i registret.',
    en: 'Forbidden by the person when in the register before.',
  },
  no_consent: {
    fi: 'Suostumusta sähköiseen suoramarkkinointiin ei ole.',
    sv: 'Det finns inget samtycke till elektronisk direktmarknadsföring.',
    en: 'There is no consent to electronic direct marketing.',
  },
  not_reachable: {
    fi: 'Osoite, numero tai sähköpostiosoite puuttuu.',
    sv: 'Adress, nummer eller e-postadress saknas.',
    en: 'The address, number or e-mail address is missing.',
  },
};

/** What a refusal to set or lift a ban says to a person. */
export const refusalTexts = {
  unknown_customer: {
    fi: 'Asiakasnumeroa ei ole, tai asiakkaan tiedot on poistettu.',
    sv: 'Kundnumret finns inte, eller så har kundens uppgifter raderats.',
    en: 'There is no such customer number, or the customer’s data has been erased.',
  },
  already_forbidden: {
    fi: 'Päivityskielto on jo voimassa.',
    sv: 'Uppdateringsförbudet gäller redan.',
    en: 'Updating is forbidden already.',
  },
  not_forbidden: {
    fi: 'Päivityskieltoa ei ole.',
    sv: 'Det finns inget uppdateringsförbud.',
    en: 'Updating is not forbidden.',
  },
  only_the_customer_lifts: {
    fi: 'Kiellon voi kumota vain asiakas itse.',
    sv: 'Bara kunden själv kan häva ett förbud.',
    en: 'Only the customer can lift a ban.',
  },
  no_consent_stands: {
    fi: 'Kanavalla ei ole voimassa olevaa suostumusta.',
    sv: 'Kanalen har inget gällande samtycke.',
    en: 'No consent stands on the channel.',
  },
  not_banned: {
    fi: 'Kanavalla ei ole voimassa olevaa kieltoa.',
    sv: 'Kanalen har inget gällande förbud.',
    en: 'No ban stands on the channel.',
  },
} as const satisfies Readonly<Record<string, Label>>;
