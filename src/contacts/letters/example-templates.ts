import type { Label, Permit } from '#kernel';
import { databaseOf, transact } from '#access';
import type { TemplateKind } from '../kinds.ts';
import { codesEver, insertTemplate } from '../queries/templates.ts';

type Example = { readonly code: string; readonly kind: TemplateKind; readonly subject: Label; readonly body: Label };

/** The texts that a new register begins with; the publisher changes them to its own. */
export const EXAMPLE_TEMPLATES: readonly Example[] = [
  {
    code: 'answer',
    kind: 'letter',
    subject: { fi: 'Vastaus yhteydenottoosi', sv: 'Svar på er kontakt', en: 'Answer to your contact' },
    body: {
      fi: 'Hei {name},\n\nkiitos yhteydenotostasi.\n\nOsoitteenmuutokset ja muut asiat hoituvat puhelimitse {phone} tai sähköpostilla {email}. Mainitse asiakasnumerosi {customerNumber}.',
      sv: 'Hej {name},\n\ntack för att ni kontaktade oss.\n\nAdressändringar och annat sköter ni per telefon {phone} eller e-post {email}. Uppge kundnummer {customerNumber}.',
      en: 'Dear {name},\n\nthank you for contacting us.\n\nChanges of address and other matters are taken care of by telephone {phone} or e-mail {email}. Please mention your customer number {customerNumber}.',
    },
  },
  {
    code: 'apology',
    kind: 'letter',
    subject: {
      fi: 'Pahoittelut viivästyneestä lehdestä',
      sv: 'Vi beklagar den försenade tidningen',
      en: 'We are sorry for the late issue',
    },
    body: {
      fi: 'Hei {name},\n\npahoittelemme, että lehtesi ei tullut ajallaan. Olemme ilmoittaneet asiasta jakelijalle.\n\nJos lehti ei ole vieläkään tullut, ilmoita siitä numeroon {phone}.',
      sv: 'Hej {name},\n\nvi beklagar att tidningen inte kom i tid. Vi har underrättat distributören.\n\nOm tidningen fortfarande inte har kommit, ring {phone}.',
      en: 'Dear {name},\n\nwe are sorry that your magazine did not arrive on time. We have told the distributor.\n\nIf it still has not come, please ring {phone}.',
    },
  },
  {
    code: 'email-answer',
    kind: 'email',
    subject: { fi: 'Asiakaspalvelun vastaus', sv: 'Svar från kundtjänsten', en: 'Answer from customer service' },
    body: {
      fi: 'Hei {name},\n\nkiitos viestistäsi.\n\nYstävällisin terveisin\n{controller}, asiakaspalvelu',
      sv: 'Hej {name},\n\ntack för ert meddelande.\n\nVänliga hälsningar\n{controller}, kundtjänst',
      en: 'Dear {name},\n\nthank you for your message.\n\nKind regards\n{controller}, customer service',
    },
  },
];

/**
 * Puts the first texts into a register that never had their codes, a new one or one of an earlier version; what stands, was
 * changed or taken out of use is left alone. Gives how many were made.
 */
export async function ensureTemplates(by: Permit<'settings:change'>): Promise<number> {
  const ever = await codesEver(databaseOf(by));
  const missing = EXAMPLE_TEMPLATES.filter(({ code }) => !ever.has(code));
  if (missing.length > 0)
    await transact(by, async (tx, act) => {
      for (const example of missing) await insertTemplate(tx, act, example);
    });
  return missing.length;
}
