import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const payment = personal(categories.paymentData);

/** What payments hold about people: bank files and their entries are vouchers and stay until the law lets them go. */
export const data = declare<Omit<RoomTables<'payments'>, 'open_invoice' | 'unallocated_entry'>>()('payments', {
  bank_file: {
    label: { fi: 'Pankin aineistot', sv: 'Bankens material', en: 'Bank files' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      sha256: internal,
      name: internal,
      format: internal,
      byte_count: internal,
      received_at: internal,
      state: internal,
      summary: internal,
      act: internal,
    },
  },
  bank_file_piece: {
    label: { fi: 'Pankin aineistojen sisältö', sv: 'Innehållet i bankens material', en: 'Content of bank files' },
    subject: { via: { table: 'payments.entry', column: 'bank_file', key: 'bank_file' } },
    erasure: 'by column',
    columns: {
      bank_file: internal,
      position: internal,
      // The whole file speaks of many: each is told of the own entry, never of the others' lines.
      bytes: payment({ fi: 'Aineisto', sv: 'Material', en: 'The file' }, { inspection: 'omit' }),
    },
  },
  entry: {
    label: { fi: 'Maksut', sv: 'Betalningar', en: 'Payments' },
    subject: { via: { table: 'payments.allocation', column: 'id', key: 'entry' } },
    erasure: 'by column',
    keptFrom: 'booked_on',
    columns: {
      id: internal,
      bank_file: internal,
      position: internal,
      account_iban: internal,
      bank_key: internal,
      bank_id: payment({ fi: 'Arkistointitunnus', sv: 'Arkiveringskod', en: 'Archive number' }),
      booked_on: payment({ fi: 'Kirjauspäivä', sv: 'Bokföringsdag', en: 'Booking day' }),
      value_on: payment({ fi: 'Arvopäivä', sv: 'Valutadag', en: 'Value day' }),
      cents: payment({ fi: 'Määrä', sv: 'Belopp', en: 'Amount' }),
      reference_sent: payment({ fi: 'Viite maksajan antamana', sv: 'Betalarens referens', en: 'Reference as sent' }),
      reference: payment({ fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' }),
      payer_name: payment({ fi: 'Maksaja', sv: 'Betalare', en: 'Payer' }),
      payer_iban: payment({ fi: 'Maksajan tili', sv: 'Betalarens konto', en: 'Payer’s account' }),
      message: payment({ fi: 'Viesti', sv: 'Meddelande', en: 'Message' }),
      class: internal,
      because: internal,
      reverses: internal,
      ledger_entry: internal,
    },
  },
  allocation: {
    label: { fi: 'Maksujen kohdistukset', sv: 'Betalningarnas fördelning', en: 'What payments paid' },
    subject: { via: { table: 'invoicing.invoice', column: 'invoice', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'allocated_on',
    columns: {
      id: internal,
      entry: internal,
      invoice: internal,
      cents: payment({ fi: 'Laskulle maksettu', sv: 'Betalt på fakturan', en: 'Paid of the invoice' }),
      allocated_on: payment({ fi: 'Kohdistuspäivä', sv: 'Fördelningsdag', en: 'Day of allocation' }),
      ledger_entry: internal,
      act: internal,
    },
  },
  suggestion: {
    label: { fi: 'Ehdotetut kohdistukset', sv: 'Föreslagna fördelningar', en: 'Suggested invoices' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { entry: internal, rank: internal, invoice: internal, because: internal },
  },
});
