import { internal, personal } from '#kernel';
import { categories } from '#register';

const about = personal(categories.customerData);

/** The post's codes say nothing of anybody; what the trade register says of a firm may be its only owner's matter too. */
export const postalTables = {
  postal_list: {
    label: { fi: 'Postinumeroluettelot', sv: 'Postnummerlistor', en: 'Lists of postal codes' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      origin: internal,
      name: internal,
      sha256: internal,
      run_on: internal,
      codes: internal,
      act: internal,
    },
  },
  postal_code: {
    label: { fi: 'Postinumerot', sv: 'Postnummer', en: 'Postal codes' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      code: internal,
      valid_from: internal,
      valid_to: internal,
      name_fi: internal,
      name_sv: internal,
      abbreviation_fi: internal,
      abbreviation_sv: internal,
      kind: internal,
      municipality: internal,
      municipality_fi: internal,
      municipality_sv: internal,
      languages: internal,
      successor: internal,
      list: internal,
    },
  },
  company_record: {
    label: { fi: 'Kaupparekisterin tiedot', sv: 'Handelsregistrets uppgifter', en: 'Data of the trade register' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      customer: internal,
      source: internal,
      looked_up_on: about({ fi: 'Haettu', sv: 'Hämtat', en: 'Looked up on' }),
      situation: about({ fi: 'Yrityksen tilanne', sv: 'Företagets situation', en: 'Situation of the company' }),
      situation_since: about({ fi: 'Tilanne alkoi', sv: 'Situationen sedan', en: 'Situation since' }),
      registers: about({ fi: 'Rekisterit', sv: 'Register', en: 'Registers' }),
      modified_on: about({ fi: 'Muutettu', sv: 'Ändrad', en: 'Changed' }),
    },
  },
} as const;
