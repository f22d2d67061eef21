import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const accounting = personal(categories.invoiceData);

const amount = { fi: 'Summa', sv: 'Belopp', en: 'Amount' };

/** Invoices are vouchers: kept six years (Kirjanpitolaki 2:10), told to the person, and emptied of the person when the law lets go. */
export const data = declare<RoomTables<'invoicing'>>()('invoicing', {
  series: {
    label: { fi: 'Numerosarjat', sv: 'Nummerserier', en: 'Number series' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { code: internal, next_number: internal },
  },
  invoice: {
    label: { fi: 'Laskut ja hyvityslaskut', sv: 'Fakturor och kreditfakturor', en: 'Invoices and credit notes' },
    subject: { columns: ['payer'] },
    erasure: 'by column',
    keptFrom: 'issued_on',
    columns: {
      id: internal,
      series: internal,
      number: accounting({ fi: 'Laskun numero', sv: 'Fakturanummer', en: 'Invoice number' }),
      kind: accounting({ fi: 'Laji', sv: 'Slag', en: 'Kind' }),
      payer: accounting({ fi: 'Maksajan asiakasnumero', sv: 'Betalarens kundnummer', en: 'Payer’s customer number' }),
      payer_kind: internal,
      payer_name: accounting({ fi: 'Maksajan nimi', sv: 'Betalarens namn', en: 'Payer’s name' }, { overwrite: '' }),
      payer_address: accounting(
        { fi: 'Maksajan osoite', sv: 'Betalarens adress', en: 'Payer’s address' },
        { overwrite: '{}' },
      ),
      payer_country: accounting({ fi: 'Maksajan maa', sv: 'Betalarens land', en: 'Payer’s country' }),
      payer_language: internal,
      payer_business_id: accounting({
        fi: 'Maksajan Y-tunnus',
        sv: 'Betalarens FO-nummer',
        en: 'Payer’s business id',
      }),
      issued_on: accounting({ fi: 'Laskun päivä', sv: 'Fakturadatum', en: 'Invoice date' }),
      due_on: accounting({ fi: 'Eräpäivä', sv: 'Förfallodag', en: 'Due day' }),
      reference: accounting({ fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' }),
      rf_reference: accounting({ fi: 'RF-viite', sv: 'RF-referens', en: 'RF reference' }),
      payee_iban: internal,
      total_cents: accounting({ fi: 'Loppusumma', sv: 'Slutsumma', en: 'Total' }),
      credits_invoice: internal,
      credit_reason: accounting({ fi: 'Hyvityksen syy', sv: 'Orsak till krediteringen', en: 'Reason of the credit' }),
      ledger_entry: internal,
      act: internal,
    },
  },
  invoice_line: {
    label: { fi: 'Laskurivit', sv: 'Fakturarader', en: 'Invoice lines' },
    subject: { columns: ['receiver'], via: { table: 'invoicing.invoice', column: 'invoice', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'issued_on',
    columns: {
      invoice: internal,
      position: internal,
      term: internal,
      title: accounting({ fi: 'Nimike', sv: 'Titel', en: 'Title' }),
      text: accounting({ fi: 'Kuvaus', sv: 'Beskrivning', en: 'Description' }),
      receiver: accounting({ fi: 'Saajan asiakasnumero', sv: 'Mottagarens kundnummer', en: 'Receiver’s number' }),
      starts_on: accounting({ fi: 'Kauden alku', sv: 'Periodens början', en: 'Period from' }),
      ends_on: accounting({ fi: 'Kauden loppu', sv: 'Periodens slut', en: 'Period to' }),
      copies: accounting({ fi: 'Kappalemäärä', sv: 'Antal exemplar', en: 'Copies' }),
      vat_rate: internal,
      net_cents: internal,
      vat_cents: internal,
      gross_cents: accounting(amount),
    },
  },
  billed_term: {
    label: { fi: 'Laskutetut kaudet', sv: 'Fakturerade perioder', en: 'Billed terms' },
    subject: { via: { table: 'invoicing.invoice', column: 'invoice', key: 'id' } },
    erasure: 'by column',
    columns: { term: internal, invoice: internal },
  },
  charge: {
    label: { fi: 'Muistutusmaksut ja korot', sv: 'Påminnelseavgifter och räntor', en: 'Reminder fees and interest' },
    subject: { via: { table: 'invoicing.invoice', column: 'invoice', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'charged_on',
    columns: {
      id: internal,
      invoice: internal,
      kind: accounting({ fi: 'Laji', sv: 'Slag', en: 'Kind' }),
      charged_on: accounting({ fi: 'Päivä', sv: 'Dag', en: 'Day' }),
      cents: accounting(amount),
      ledger_entry: internal,
      act: internal,
    },
  },
});
