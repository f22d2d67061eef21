import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  open: 'quiet',
  overdue: 'stop',
  paid: 'good',
  credited: 'quiet',
  credit_note: 'quiet',
};

/** How an invoice stands, in a word. */
export function InvoiceState({ state }: { readonly state: string }): ReactNode {
  const { sayCode } = useText();
  return <Mark tone={TONES[state] ?? 'quiet'}>{sayCode('invoiceState', state)}</Mark>;
}
