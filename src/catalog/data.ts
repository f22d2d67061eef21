import { declare, internal } from '#kernel';
import type { RoomTables } from '#platform';

/** What the catalogue holds: nothing about persons. */
export const data = declare<RoomTables<'catalog'>>()('catalog', {
  title: {
    label: { fi: 'Lehdet', sv: 'Tidningar', en: 'Titles' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { code: internal, name: internal, form: internal, issues_a_year: internal },
  },
  issue: {
    label: { fi: 'Numerot', sv: 'Nummer', en: 'Issues' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { id: internal, title: internal, year: internal, number: internal, planned_on: internal },
  },
  offer: {
    label: { fi: 'Tarjoukset', sv: 'Erbjudanden', en: 'Offers' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      code: internal,
      name: internal,
      kind: internal,
      term_months: internal,
      price_cents: internal,
      payment_days: internal,
      is_gift: internal,
      for_organisation: internal,
      renews_as: internal,
      valid_from: internal,
      valid_to: internal,
    },
  },
  offer_part: {
    label: { fi: 'Tarjousten osat', sv: 'Erbjudandenas delar', en: 'Parts of offers' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { offer: internal, title: internal, vat_class: internal, price_cents: internal },
  },
});
