import { type Category, internal, personal, type TableDeclaration } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

type Own = 'supplier' | 'contract' | 'commission_rule' | 'statement' | 'commission' | 'complaint';
type Declared = { readonly [Table in Own]: TableDeclaration<keyof RoomTables<'sources'>[Table] & string> };

/** What a seller was paid for an order is a voucher (Kirjanpitolaki 2:10: docs/sources/accounting-act.md, read 2026-11-22). */
const commissionVouchers: Category = {
  ...categories.orderData,
  id: 'commissions',
  label: {
    fi: 'Tilauksesta myyjälle maksettu provisio',
    sv: 'Provision som betalats till försäljaren för beställningen',
    en: 'Commission paid to the seller for an order',
  },
  purposes: ['accounting', 'orders'],
  basis: 'legal obligation',
  retention: categories.invoiceData.retention,
  origins: ['the register itself'],
  receivers: ['nobody'],
};

const voucher = personal(commissionVouchers);
const told = personal(categories.orderData);

/** Suppliers are companies; of persons stand here what was paid for an order, and what they complained of. */
export const supplierTables: Declared = {
  supplier: {
    label: { fi: 'Tietojen toimittajat', sv: 'Leverantörer av uppgifter', en: 'Suppliers of data' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { code: internal, name: internal, kind: internal, act: internal },
  },
  contract: {
    label: { fi: 'Toimittajien sopimukset', sv: 'Leverantörsavtal', en: 'Contracts with suppliers' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      supplier: internal,
      valid_from: internal,
      valid_to: internal,
      profile: internal,
      licence: internal,
      purposes: internal,
      duties: internal,
      running_subscription: internal,
      act: internal,
    },
  },
  commission_rule: {
    label: { fi: 'Provisiosäännöt', sv: 'Provisionsregler', en: 'Commission rules' },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      supplier: internal,
      event: internal,
      retained_issues: internal,
      offer: internal,
      cents: internal,
      percent: internal,
      valid_from: internal,
      valid_to: internal,
      takes_back_withdrawn: internal,
      takes_back_unpaid_days: internal,
      takes_back_issues: internal,
      act: internal,
    },
  },
  statement: {
    label: { fi: 'Tilausmyyjien tilitykset', sv: 'Försäljarnas avräkningar', en: 'Statements of order sellers' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { supplier: internal, month: internal, total_cents: internal, ledger_entry: internal, act: internal },
  },
  commission: {
    label: { fi: 'Provisiot tilauksittain', sv: 'Provisioner per beställning', en: 'Commissions by order' },
    subject: { via: { table: 'orders.placed_order', column: 'placed_order', key: 'id' } },
    erasure: 'by column',
    keptFrom: 'month',
    columns: {
      supplier: internal,
      month: internal,
      placed_order: internal,
      rule: internal,
      cents: voucher({ fi: 'Provisio', sv: 'Provision', en: 'Commission' }),
      because: voucher({ fi: 'Provision peruste', sv: 'Grund för provisionen', en: 'Ground of the commission' }),
      happened_on: voucher({ fi: 'Perusteen päivä', sv: 'Grundens dag', en: 'Day of the ground' }),
    },
  },
  complaint: {
    label: { fi: 'Myyntiä koskevat valitukset', sv: 'Klagomål på försäljning', en: 'Complaints about a sale' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    columns: {
      id: internal,
      customer: internal,
      placed_order: internal,
      supplier: internal,
      kind: internal,
      told_on: internal,
      note: told({ fi: 'Mitä asiakas kertoi', sv: 'Vad kunden berättade', en: 'What the customer told' }),
      act: internal,
    },
  },
};
