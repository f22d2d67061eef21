import { type Category, declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

/** What stands behind an invoice line: accounting material (Kirjanpitolaki 2:10: docs/sources/accounting-act.md, read 2026-11-22). */
const orderVouchers: Category = {
  ...categories.orderData,
  id: 'order vouchers',
  label: {
    fi: 'Tilaustiedot laskun perusteena',
    sv: 'Beställningsuppgifter som grund för fakturan',
    en: 'Order data that an invoice stands on',
  },
  basis: 'legal obligation',
  retention: categories.invoiceData.retention,
};

const order = personal(orderVouchers);
const told = personal(categories.orderData);

/** What orders hold about people. An order stays when a party is erased: the other party's contract and vouchers stand on it. */
export const data = declare<Omit<RoomTables<'orders'>, 'owed'>>()('orders', {
  placed_order: {
    label: { fi: 'Tilaukset', sv: 'Beställningar', en: 'Orders' },
    subject: { columns: ['receiver', 'payer'] },
    erasure: 'by column',
    keptFrom: 'sold_on',
    columns: {
      id: order({ fi: 'Tilauksen numero', sv: 'Beställningens nummer', en: 'Order number' }),
      receiver: order({ fi: 'Saaja', sv: 'Mottagare', en: 'Receiver' }),
      payer: order({ fi: 'Maksaja', sv: 'Betalare', en: 'Payer' }),
      offer: order({ fi: 'Tarjous', sv: 'Erbjudande', en: 'Offer' }),
      copies: order({ fi: 'Kappaleita', sv: 'Exemplar', en: 'Copies' }),
      start_on: order({ fi: 'Alkupäivä', sv: 'Startdag', en: 'Start day' }),
      sold_on: order({ fi: 'Myyntipäivä', sv: 'Försäljningsdag', en: 'Day of sale' }),
      sales_channel: order({ fi: 'Myyntitapa', sv: 'Försäljningssätt', en: 'Sales channel' }),
      seller: order({ fi: 'Tilausmyyjä', sv: 'Försäljare', en: 'Order seller' }),
      seller_reference: told({ fi: 'Myyjän viite', sv: 'Försäljarens referens', en: 'Seller’s reference' }),
      written_offer_sent_on: told({
        fi: 'Kirjallinen tarjous lähetetty',
        sv: 'Skriftligt erbjudande skickat',
        en: 'Written offer sent',
      }),
      written_acceptance_on: told({
        fi: 'Kirjallisesti hyväksytty',
        sv: 'Skriftligen godkänt',
        en: 'Accepted in writing',
      }),
      acceptance_medium: told({ fi: 'Hyväksynnän tapa', sv: 'Sätt för godkännande', en: 'Medium of the acceptance' }),
      source: internal,
      source_row: internal,
      act: internal,
      cancelled_on: order({ fi: 'Peruttu', sv: 'Annullerad', en: 'Cancelled' }),
      cancelled_act: internal,
    },
  },
  subscription: {
    label: { fi: 'Tilaussuhteet', sv: 'Prenumerationer', en: 'Subscriptions' },
    subject: { columns: ['receiver', 'payer'] },
    erasure: 'by column',
    keptFrom: 'starts_on',
    columns: {
      id: internal,
      placed_order: internal,
      receiver: order({ fi: 'Saaja', sv: 'Mottagare', en: 'Receiver' }),
      payer: order({ fi: 'Maksaja', sv: 'Betalare', en: 'Payer' }),
      kind: order({ fi: 'Tilauksen laji', sv: 'Prenumerationens art', en: 'Kind' }),
      copies: order({ fi: 'Kappaleita', sv: 'Exemplar', en: 'Copies' }),
      starts_on: order({ fi: 'Alkaa', sv: 'Börjar', en: 'Starts' }),
      ends_on: order({ fi: 'Päättyy', sv: 'Slutar', en: 'Ends' }),
    },
  },
  term: {
    label: { fi: 'Tilausjaksot', sv: 'Prenumerationsperioder', en: 'Terms' },
    subject: { via: { table: 'orders.subscription', column: 'subscription', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'ends_on',
    columns: {
      id: internal,
      subscription: internal,
      number: order({ fi: 'Jakso', sv: 'Period', en: 'Term' }),
      offer: order({ fi: 'Tarjous', sv: 'Erbjudande', en: 'Offer' }),
      months: internal,
      anchor_on: internal,
      anchor_months: internal,
      starts_on: order({ fi: 'Alkaa', sv: 'Börjar', en: 'Starts' }),
      ends_on: order({ fi: 'Päättyy', sv: 'Slutar', en: 'Ends' }),
      bill_on: internal,
      price_cents: order({ fi: 'Hinta', sv: 'Pris', en: 'Price' }),
      cancelled_on: order({ fi: 'Peruttu', sv: 'Annullerad', en: 'Cancelled' }),
    },
  },
  balance: {
    label: { fi: 'Numerovelka', sv: 'Nummer som återstår', en: 'Numbers owed' },
    subject: { via: { table: 'orders.subscription', column: 'subscription', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'starts_on',
    columns: {
      term: internal,
      title: order({ fi: 'Lehti', sv: 'Tidning', en: 'Title' }),
      subscription: internal,
      owed: order({ fi: 'Toimittamatta', sv: 'Ej levererat', en: 'Owed' }),
      delivered: order({ fi: 'Toimitettu', sv: 'Levererat', en: 'Delivered' }),
      graced: order({ fi: 'Armonumeroita', sv: 'Nådenummer', en: 'Grace copies' }),
      credited: order({ fi: 'Hyvitetty', sv: 'Gottgjort', en: 'Credited' }),
      settled: internal,
      owed_cents: internal,
      delivered_cents: internal,
      credited_cents: internal,
    },
  },
  movement: {
    label: { fi: 'Numerotilin tapahtumat', sv: 'Händelser på nummerkontot', en: 'Movements of issues' },
    subject: { via: { table: 'orders.subscription', column: 'subscription', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'moved_on',
    columns: {
      id: internal,
      subscription: internal,
      term: internal,
      title: order({ fi: 'Lehti', sv: 'Tidning', en: 'Title' }),
      issue: internal,
      from_account: internal,
      to_account: order({
        fi: 'Mitä numeroille tapahtui',
        sv: 'Vad som hände med numren',
        en: 'What became of the numbers',
      }),
      copies: order({ fi: 'Numeroita', sv: 'Nummer', en: 'Numbers' }),
      net_cents: internal,
      moved_on: order({ fi: 'Päivä', sv: 'Dag', en: 'Day' }),
      cause: order({ fi: 'Syy', sv: 'Orsak', en: 'Cause' }),
      act: internal,
    },
  },
  interruption: {
    label: { fi: 'Toimituskatkot', sv: 'Leveransavbrott', en: 'Interruptions of delivery' },
    subject: { via: { table: 'orders.subscription', column: 'subscription', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'since',
    columns: {
      id: internal,
      subscription: internal,
      since: order({ fi: 'Alkaen', sv: 'Från', en: 'Since' }),
      until: order({ fi: 'Asti', sv: 'Till', en: 'Until' }),
      because: order({ fi: 'Syy', sv: 'Orsak', en: 'Reason' }),
      act: internal,
      resumed_act: internal,
    },
  },
});
