import { declare, internal } from '#kernel';
import type { RoomTables } from '#platform';

/** Partners are companies; nothing here is about a person. */
export const data = declare<RoomTables<'disclosures'>>()('disclosures', {
  partner: {
    label: { fi: 'Yhteistyökumppanit', sv: 'Samarbetspartner', en: 'Partners' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { code: internal, name: internal, country: internal },
  },
});
