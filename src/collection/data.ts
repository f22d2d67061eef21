import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const collected = personal(categories.collectionData);
const ofInvoice = { via: { table: 'invoicing.invoice', column: 'invoice', key: 'id' } } as const;

/** What collection holds about people: what was asked of them, and why it was not. */
export const data = declare<RoomTables<'collection'>>()('collection', {
  reminder: {
    label: { fi: 'Maksumuistutukset', sv: 'Betalningspåminnelser', en: 'Payment reminders' },
    subject: ofInvoice,
    erasure: 'by column',
    keptFrom: 'reminded_on',
    columns: {
      id: internal,
      invoice: internal,
      number: collected({ fi: 'Muistutuksen järjestys', sv: 'Påminnelsens nummer', en: 'Number of the reminder' }),
      reminded_on: collected({ fi: 'Muistutuspäivä', sv: 'Påminnelsedag', en: 'Day of the reminder' }),
      open_cents: collected({ fi: 'Avoinna', sv: 'Öppet', en: 'Open' }),
      fee_cents: collected({ fi: 'Muistutusmaksu', sv: 'Påminnelseavgift', en: 'Reminder fee' }),
      due_on: collected({ fi: 'Uusi eräpäivä', sv: 'Ny förfallodag', en: 'New due day' }),
      charge: internal,
      outbound: internal,
      act: internal,
    },
  },
  hold: {
    label: { fi: 'Perinnän esteet', sv: 'Hinder för indrivning', en: 'What holds collection back' },
    subject: ofInvoice,
    erasure: 'by column',
    keptFrom: 'since',
    columns: {
      id: internal,
      invoice: internal,
      kind: collected({ fi: 'Este', sv: 'Hinder', en: 'Kind of hold' }),
      reason: collected({ fi: 'Syy', sv: 'Orsak', en: 'Reason' }),
      since: collected({ fi: 'Alkaen', sv: 'Från', en: 'Since' }),
      until: collected({ fi: 'Saakka', sv: 'Till', en: 'Until' }),
      act: internal,
      lifted_on: collected({ fi: 'Poistettu', sv: 'Upphävt', en: 'Lifted' }),
      lifted_act: internal,
    },
  },
  handover: {
    label: {
      fi: 'Perintään siirretyt saatavat',
      sv: 'Fordringar överförda till indrivning',
      en: 'Claims handed to the agency',
    },
    subject: ofInvoice,
    erasure: 'by column',
    keptFrom: 'handed_on',
    columns: {
      invoice: internal,
      handed_on: collected({ fi: 'Siirretty', sv: 'Överförd', en: 'Handed over' }),
      open_cents: collected({ fi: 'Siirretty saatava', sv: 'Överförd fordran', en: 'Claim handed over' }),
      interest_cents: collected({
        fi: 'Kertynyt viivästyskorko',
        sv: 'Upplupen dröjsmålsränta',
        en: 'Interest run up',
      }),
      outbound: internal,
      act: internal,
    },
  },
});
