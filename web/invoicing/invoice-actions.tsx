import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { addressOf } from '../api/call.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { CreditDialog } from './credit-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import type { Invoice } from './invoice.ts';

/** What can be done with an invoice: its paper, a hold of its collection, its credit note. */
export function InvoiceActions({ card }: { readonly card: Invoice }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const [open, setOpen] = useState<'credit' | 'hold' | null>(null);
  const lift = useDeed('DELETE /invoices/:invoice/holds');
  const { invoice, events } = card;
  const isInvoice = invoice.kind === 'invoice';
  const isHeld = events.some(({ kind, isOver }) => kind === 'hold' && !isOver);
  const isOpen = isInvoice && invoice.openCents > 0;
  return (
    <>
      <Button component="a" variant="default" target="_blank" href={addressOf(`/invoices/${invoice.id}/pdf`)}>
        {say('invoice.pdf')}
      </Button>
      <Button component="a" variant="default" target="_blank" href={addressOf(`/invoices/${invoice.id}/finvoice`)}>
        Finvoice
      </Button>
      {isHeld && may('holds:set') && (
        <Button variant="default" loading={lift.isPending} onClick={() => lift.mutate({ invoice: invoice.id })}>
          {say('hold.lift')}
        </Button>
      )}
      {!isHeld && isOpen && may('holds:set') && (
        <Button variant="default" onClick={() => setOpen('hold')}>
          {say('hold.open')}
        </Button>
      )}
      {isInvoice && invoice.state !== 'credited' && may('invoices:credit') && (
        <Button variant="light" color="red" onClick={() => setOpen('credit')}>
          {say('credit.open')}
        </Button>
      )}
      {open === 'credit' && <CreditDialog id={invoice.id} number={invoice.number} onClose={() => setOpen(null)} />}
      {open === 'hold' && <HoldDialog invoice={invoice.id} onClose={() => setOpen(null)} />}
    </>
  );
}
