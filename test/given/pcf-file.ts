/** Where the fields of a record of the post's file begin, counted from 1 (docs/sources/postal-codes.md). */
const FIELDS = {
  identifier: [1, 5],
  runOn: [6, 8],
  code: [14, 5],
  fi: [19, 30],
  sv: [49, 30],
  abbreviationFi: [79, 12],
  abbreviationSv: [91, 12],
  validFrom: [103, 8],
  type: [111, 1],
  municipality: [177, 3],
  municipalityFi: [180, 20],
  municipalitySv: [200, 20],
  languages: [220, 1],
} as const;

export type PcfFields = Partial<Record<keyof typeof FIELDS, string>>;

const USUAL = {
  identifier: 'PONOT',
  runOn: '20261101',
  code: '00100',
  fi: 'HELSINKI',
  sv: 'HELSINGFORS',
  validFrom: '19860101',
  type: '1',
  municipality: '091',
  municipalityFi: 'Helsinki',
  municipalitySv: 'Helsingfors',
  languages: '2',
};

/** One record of 220 characters: 00100 HELSINKI on the list of 1.11.2026 unless the test says otherwise. */
export function pcfRecord(fields: PcfFields = {}): string {
  const signs = Array.from<string>({ length: 220 }).fill(' ');
  for (const [name, text] of Object.entries({ ...USUAL, ...fields })) {
    const [at] = FIELDS[name as keyof typeof FIELDS];
    for (const [i, sign] of [...text].entries()) signs[at - 1 + i] = sign;
  }
  return signs.join('');
}

/** A file of records as the post writes it: ISO-8859-1, CRLF. */
export const pcfFile = (...records: readonly string[]): Uint8Array =>
  Buffer.from(records.map((record) => `${record}\r\n`).join(''), 'latin1');
