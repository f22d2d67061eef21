import { internal, personal, type TableDeclaration } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

type Declared = {
  readonly information_duty: TableDeclaration<keyof RoomTables<'sources'>['information_duty']>;
};

const proof = personal(categories.rightsData);

/** The proof that a person was told whence data about him came outlives the relationship (GDPR article 5(2), read 2026-11-22). */
export const informingTables: Declared = {
  information_duty: {
    label: {
      fi: 'Tieto siitä, mistä henkilön tiedot saatiin ja milloin siitä kerrottiin',
      sv: 'Varifrån personens uppgifter kom och när personen informerades om det',
      en: 'Where the person’s data came from and when the person was told of it',
    },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    keptFrom: 'since',
    columns: {
      id: internal,
      customer: internal,
      origin_kind: internal,
      origin: proof({ fi: 'Lähde', sv: 'Källa', en: 'Source' }),
      source: internal,
      said: proof({ fi: 'Saadut tiedot', sv: 'Erhållna uppgifter', en: 'What was received' }),
      since: proof({ fi: 'Saatu', sv: 'Erhållet', en: 'Received' }),
      due_on: proof({ fi: 'Kerrottava viimeistään', sv: 'Informeras senast', en: 'To be told by' }),
      due_because: internal,
      told_on: proof({ fi: 'Kerrottu', sv: 'Informerad', en: 'Told' }),
      means: proof({ fi: 'Tapa', sv: 'Sätt', en: 'Means' }),
      outbound: internal,
      document: proof({ fi: 'Asiakirja', sv: 'Dokument', en: 'Document' }),
      exempt: proof({ fi: 'Miksi ei kerrota', sv: 'Varför inte informerad', en: 'Why not told' }),
      note: proof({ fi: 'Perustelu', sv: 'Motivering', en: 'Grounds' }, { erasure: 'empty' }),
      noted_at: internal,
      act: internal,
      answered_act: internal,
    },
  },
};
