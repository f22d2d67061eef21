import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const member = personal(categories.outboundData);

/** What marketing holds: definitions, which are about nobody, and who matched one when a list was frozen. */
export const data = declare<RoomTables<'marketing'>>()('marketing', {
  target_group: {
    label: { fi: 'Kohderyhmät', sv: 'Målgrupper', en: 'Target groups' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      name: internal,
      definition: internal,
      act: internal,
      saved_at: internal,
      ended_at: internal,
    },
  },
  frozen_list: {
    label: { fi: 'Jäädytetyt kohderyhmälistat', sv: 'Frysta målgruppslistor', en: 'Frozen lists of target groups' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      target_group: internal,
      definition: internal,
      frozen_on: internal,
      members: internal,
      act: internal,
    },
  },
  frozen_member: {
    label: {
      fi: 'Kuuluminen kohderyhmälistoihin',
      sv: 'Med i målgruppslistor',
      en: 'Membership of target group lists',
    },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      list: member({ fi: 'Listan numero', sv: 'Listans nummer', en: 'Number of the list' }),
      customer: member({ fi: 'Asiakasnumero', sv: 'Kundnummer', en: 'Customer number' }),
    },
  },
});
