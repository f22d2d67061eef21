import { internal, personal, type TableDeclaration } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

type Own = 'update_policy' | 'update_proposal';
type Declared = { readonly [Table in Own]: TableDeclaration<keyof RoomTables<'sources'>[Table] & string> };

const source = personal(categories.sourceData);

/**
 * What update services propose. Of a doubtful row it may be another person's new address that stands beside a namesake's
 * number, so none of it is told: what came of a proposal stands in the customer's own history.
 */
export const updateTables: Declared = {
  update_policy: {
    label: {
      fi: 'Päivityspalvelujen käytäntö',
      sv: 'Regler för uppdateringstjänster',
      en: 'Policy of update services',
    },
    subject: 'nobody',
    erasure: 'by column',
    columns: { service: internal, event: internal, verdict: internal, act: internal },
  },
  update_proposal: {
    label: { fi: 'Päivitysehdotukset', sv: 'Uppdateringsförslag', en: 'Proposed updates' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      batch: internal,
      row_number: internal,
      customer: internal,
      service: internal,
      event: internal,
      happened_on: internal,
      says: source({ fi: 'Ehdotettu tieto', sv: 'Föreslagen uppgift', en: 'What is proposed' }, { inspection: 'omit' }),
      stood: source({ fi: 'Entinen tieto', sv: 'Tidigare uppgift', en: 'What stood' }, { inspection: 'omit' }),
      evidence: source({ fi: 'Perusteet', sv: 'Grunder', en: 'Evidence' }, { inspection: 'omit' }),
      state: internal,
      because: internal,
      act: internal,
    },
  },
};
