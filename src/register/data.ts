import { declare, internal } from '#kernel';
import type { RoomTables } from '#platform';

/** The platform's own table: which migrations have run. */
export const platformData = declare<RoomTables<'platform'>>()('platform', {
  migration: {
    label: { fi: 'Tietokannan versiot', sv: 'Databasens versioner', en: 'Versions of the database' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { name: internal, checksum: internal, ran_at: internal },
  },
});

/** What the register says of itself. The controller's contact person is named in the settings by her own employer’s decision. */
export const data = declare<RoomTables<'register'>>()('register', {
  identity: {
    label: { fi: 'Rekisterin tunniste', sv: 'Registrets identitet', en: 'The register itself' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { is_the_one: internal, made_at: internal, is_test_clock: internal, is_demo: internal, secret: internal },
  },
  setting: {
    label: { fi: 'Asetukset', sv: 'Inställningar', en: 'Settings' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { name: internal, value: internal, act: internal },
  },
  description: {
    label: {
      fi: 'Julkaistut rekisteriselosteet',
      sv: 'Publicerade registerbeskrivningar',
      en: 'Published descriptions',
    },
    subject: 'nobody',
    erasure: 'by column',
    columns: { version: internal, published_at: internal, content: internal, act: internal },
  },
});
