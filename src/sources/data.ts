import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';
import { informingTables } from './informing/data.ts';
import { supplierTables } from './suppliers/data.ts';
import { updateTables } from './updates/data.ts';

const source = personal(categories.sourceData);

/** What the room holds: who sells for us, how files are read, and the files as they were received. */
export const data = declare<RoomTables<'sources'>>()('sources', {
  ...supplierTables,
  ...informingTables,
  ...updateTables,
  profile: {
    label: { fi: 'Tuontiprofiilit', sv: 'Importprofiler', en: 'Import profiles' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { name: internal, definition: internal, act: internal },
  },
  batch: {
    label: { fi: 'Vastaanotetut tiedostot', sv: 'Mottagna filer', en: 'Files received' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      profile: internal,
      subject: internal,
      file_name: internal,
      sha256: internal,
      bytes: internal,
      received_on: internal,
      received_at: internal,
      state: internal,
      rows_total: internal,
      rows_done: internal,
      counts: internal,
      source: internal,
      act: internal,
      undone_act: internal,
      definition: internal,
      supplier: internal,
      repairs: internal,
    },
  },
  incoming_row: {
    label: {
      fi: 'Tiedostojen rivit vastaanotettuina',
      sv: 'Filernas rader som mottagna',
      en: 'Rows of files as received',
    },
    subject: { columns: ['customer', 'payer'] },
    erasure: 'by column',
    columns: {
      batch: internal,
      row_number: internal,
      line: internal,
      // A record that names a payer and a receiver is told to neither: what it said of each stands in their own changes.
      raw: source(
        { fi: 'Rivi vastaanotettuna', sv: 'Raden som mottagen', en: 'The row as received' },
        { inspection: 'tell when alone' },
      ),
      fingerprint: source({ fi: 'Rivin tiiviste', sv: 'Radens hash', en: 'Hash of the row' }, { inspection: 'omit' }),
      key: source(
        { fi: 'Lähettäjän oma tunnus', sv: 'Avsändarens egen nyckel', en: 'The sender’s own key' },
        { inspection: 'tell when alone' },
      ),
      verdict: internal,
      customer: internal,
      payer: internal,
      placed_order: internal,
      reasons: internal,
      choice: internal,
      decided_act: internal,
      repairs: source(
        { fi: 'Rivillä korjatut arvot', sv: 'Värden som rättats på raden', en: 'Values repaired in the row' },
        { inspection: 'tell when alone' },
      ),
    },
  },
  // The file names others too: whom its rows lead to is told those, and when one of them is erased the whole file goes.
  kept_file: {
    label: {
      fi: 'Saapuneet tiedostot sellaisinaan',
      sv: 'Mottagna filer i oförändrat skick',
      en: 'Files kept as they came',
    },
    subject: { via: { table: 'sources.incoming_row', column: 'batch', key: 'batch' } },
    erasure: 'delete row',
    columns: {
      id: internal,
      sha256: internal,
      file_name: internal,
      bytes: internal,
      batch: internal,
      kept_on: internal,
      kept_until: internal,
      act: internal,
    },
  },
  plan: {
    label: { fi: 'Tuonnin esikatselut', sv: 'Förhandsgranskade importer', en: 'Previews of imports' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      sha256: internal,
      file_name: internal,
      profile: internal,
      subject: internal,
      definition: internal,
      supplier: internal,
      choice: internal,
      state: internal,
      rows_total: internal,
      rows_done: internal,
      counts: internal,
      repairs: internal,
      differences: internal,
      batch: internal,
      made_on: internal,
      act: internal,
    },
  },
  planned_row: {
    label: {
      fi: 'Esikatsellut rivit (poistetaan viikossa)',
      sv: 'Förhandsgranskade rader (raderas inom en vecka)',
      en: 'Previewed rows (deleted within a week)',
    },
    subject: { columns: ['customer', 'payer'] },
    erasure: 'delete row',
    columns: {
      plan: internal,
      row_number: internal,
      line: internal,
      verdict: internal,
      customer: internal,
      payer: internal,
      reasons: internal,
      changes: source(
        { fi: 'Mitä rivi muuttaisi', sv: 'Vad raden skulle ändra', en: 'What the row would change' },
        { inspection: 'tell when alone' },
      ),
      repairs: source(
        { fi: 'Mitä rivillä korjattaisiin', sv: 'Vad som skulle rättas på raden', en: 'What would be repaired' },
        { inspection: 'tell when alone' },
      ),
    },
  },
  row_hit: {
    label: { fi: 'Kieltorivin osumat', sv: 'Förbudsradens träffar', en: 'Whom a row of bans hits' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: { batch: internal, row_number: internal, customer: internal },
  },
});
