import { internal, personal } from '#kernel';
import { categories } from '#register';

const origin = personal(categories.sourceData);
const about = personal(categories.customerData);
const since = { fi: 'Alkaen', sv: 'Från och med', en: 'From' };
const until = { fi: 'Päättyen', sv: 'Till och med', en: 'Until' };

/** Merges, likely doubles, sweeps and relations. A row names two customers, and goes when either of them is erased. */
export const mergingTables = {
  merge: {
    label: { fi: 'Asiakkaiden yhdistäminen', sv: 'Sammanslagning av kunder', en: 'Merge of customers' },
    subject: { columns: ['merged', 'into_customer'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      merged: origin({ fi: 'Yhdistetty numero', sv: 'Sammanslaget nummer', en: 'Merged number' }),
      into_customer: origin({ fi: 'Voimaan jäänyt numero', sv: 'Gällande nummer', en: 'Number that stands' }),
      taken: origin({ fi: 'Otetut tiedot', sv: 'Övertagna uppgifter', en: 'Values taken' }),
      act: internal,
      merged_at: origin({ fi: 'Yhdistetty', sv: 'Sammanslagen', en: 'Merged' }),
      unmerged_at: origin({ fi: 'Erotettu', sv: 'Åtskild', en: 'Taken apart' }),
      unmerged_act: internal,
    },
  },
  likeness: {
    label: { fi: 'Mahdollinen kaksoiskappale', sv: 'Möjlig dubblett', en: 'Likely double' },
    subject: { columns: ['first', 'second'] },
    erasure: 'delete row',
    columns: {
      first: internal,
      second: internal,
      nearness: origin({ fi: 'Samankaltaisuus', sv: 'Likhet', en: 'Likeness' }),
      weight: internal,
      evidence: origin({ fi: 'Perusteet', sv: 'Grunder', en: 'Evidence' }),
      verdict: origin({ fi: 'Ratkaisu', sv: 'Avgörande', en: 'Verdict' }),
      found_at: origin({ fi: 'Havaittu', sv: 'Upptäckt', en: 'Found' }),
      decided_act: internal,
    },
  },
  sweep: {
    label: { fi: 'Kaksoiskappaleiden haku', sv: 'Sökning efter dubbletter', en: 'Sweep for doubles' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      reached: internal,
      customers: internal,
      pairs: internal,
      started_at: internal,
      finished_at: internal,
      act: internal,
    },
  },
  relation: {
    label: { fi: 'Suhde toiseen asiakkaaseen', sv: 'Relation till en annan kund', en: 'Relation to another customer' },
    subject: { columns: ['customer', 'related_to'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      kind: about({ fi: 'Suhteen laji', sv: 'Relationens art', en: 'Kind of relation' }),
      customer: internal,
      related_to: internal,
      valid_from: about(since),
      valid_to: about(until),
      source: internal,
      act: internal,
      ended_act: internal,
    },
  },
} as const;
