import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const rights = personal(categories.rightsData);

/** What is kept of the rights themselves: that they were asked for and answered. Plans and certificates name no values. */
export const data = declare<RoomTables<'rights'>>()('rights', {
  request: {
    label: { fi: 'Pyynnöt', sv: 'Begäranden', en: 'Requests' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    keptFrom: 'opened_on',
    columns: {
      id: internal,
      customer: internal,
      kind: rights({ fi: 'Mitä pyydettiin', sv: 'Vad som begärdes', en: 'What was asked for' }),
      opened_on: rights({ fi: 'Pyyntöpäivä', sv: 'Datum för begäran', en: 'Asked on' }),
      due_on: internal,
      answered_on: rights({ fi: 'Vastauspäivä', sv: 'Datum för svar', en: 'Answered on' }),
      act: internal,
    },
  },
  erasure: {
    label: { fi: 'Poistot', sv: 'Raderingar', en: 'Erasures' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    keptFrom: 'erased_at',
    columns: {
      id: internal,
      customer: internal,
      plan_hash: internal,
      plan: internal,
      planned_act: internal,
      approved_act: internal,
      erased_at: rights({ fi: 'Poistettu', sv: 'Raderat', en: 'Erased' }),
      certificate: internal,
      act: internal,
    },
  },
});
