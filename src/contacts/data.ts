import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const told = personal(categories.contactLog);

/** What the room holds about customers: every contact with them, the files that belong to it, and what is to be done. */
export const data = declare<RoomTables<'contacts'>>()('contacts', {
  template: {
    label: { fi: 'Kirjepohjat', sv: 'Brevmallar', en: 'Letter templates' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      code: internal,
      version: internal,
      kind: internal,
      subject: internal,
      body: internal,
      act: internal,
      retired_act: internal,
    },
  },
  contact: {
    label: { fi: 'Yhteydenotot', sv: 'Kontakter', en: 'Contacts' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      customer: internal,
      kind: told({ fi: 'Laji', sv: 'Slag', en: 'Kind' }),
      direction: told({ fi: 'Suunta', sv: 'Riktning', en: 'Direction' }),
      happened_at: told({ fi: 'Aika', sv: 'Tid', en: 'When' }),
      subject: told({ fi: 'Aihe', sv: 'Ärende', en: 'Subject' }),
      body: told({ fi: 'Sisältö', sv: 'Innehåll', en: 'What was said or written' }),
      template: internal,
      outbound: internal,
      act: internal,
      corrected_act: internal,
    },
  },
  attachment: {
    label: { fi: 'Liitteet ja tallenteet', sv: 'Bilagor och inspelningar', en: 'Files and recordings' },
    subject: { via: { table: 'contacts.contact', column: 'contact', key: 'id' } },
    erasure: 'delete row',
    columns: {
      id: internal,
      contact: internal,
      name: told({ fi: 'Tiedoston nimi', sv: 'Filens namn', en: 'Name of the file' }),
      media_type: told({ fi: 'Tiedoston laji', sv: 'Filens slag', en: 'Kind of file' }),
      byte_count: internal,
      content: told({ fi: 'Tiedosto', sv: 'Fil', en: 'File' }, { inspection: 'attach' }),
      act: internal,
    },
  },
  task: {
    label: { fi: 'Tehtävät', sv: 'Uppgifter att göra', en: 'Tasks' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      customer: internal,
      due_on: told({ fi: 'Päivä', sv: 'Dag', en: 'Day' }),
      what: told({ fi: 'Tehtävä', sv: 'Uppgift', en: 'What is to be done' }),
      assignee: internal,
      act: internal,
      done_on: told({ fi: 'Tehty', sv: 'Gjord', en: 'Done' }),
      done_act: internal,
    },
  },
});
