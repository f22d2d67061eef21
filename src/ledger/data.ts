import { declare, internal } from '#kernel';
import type { RoomTables } from '#platform';

/** The ledger names vouchers, never persons: whom a voucher is about is told by the room that wrote it. */
export const data = declare<RoomTables<'ledger'>>()('ledger', {
  account: {
    label: { fi: 'Tilit', sv: 'Konton', en: 'Accounts' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { code: internal, name: internal, kind: internal },
  },
  entry: {
    label: { fi: 'Kirjaukset', sv: 'Bokföringsposter', en: 'Ledger entries' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { id: internal, posted_on: internal, voucher: internal, kind: internal, act: internal },
  },
  line: {
    label: { fi: 'Kirjausrivit', sv: 'Bokföringsrader', en: 'Ledger lines' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { entry: internal, position: internal, account: internal, amount_cents: internal },
  },
});
