import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { InvoiceLink } from '../invoicing/invoice-link.tsx';
import { day, euros, reference } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ClassMark } from './class-mark.tsx';
import css from './waiting.module.css';

type Payment = OutputOf<'GET /payments/waiting'>['payments'][number];
const SHOWN_MAX = 50;

/** Payments with money that has no home yet: left what came, right the invoices it may mean. */
export function WaitingPayments(): ReactNode {
  const { say } = useText();
  const waiting = useRoute('GET /payments/waiting', { limit: SHOWN_MAX });
  const payments = waiting.data?.payments ?? [];
  if (waiting.data && payments.length === 0) return null;
  return (
    <Panel title={say(payments.length < SHOWN_MAX ? 'waiting.title' : 'waiting.more', { n: payments.length })} flush>
      <ProblemNote failure={waiting.error} />
      <ul className={css['list']} tabIndex={0} aria-label={say('home.waiting')}>
        {payments.map((payment) => (
          <Waiting key={payment.payment} payment={payment} />
        ))}
      </ul>
    </Panel>
  );
}

function Waiting({ payment }: { readonly payment: Payment }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const settle = useDeed('POST /payments/:payment/allocations');
  return (
    <li className={css['payment']}>
      <div>
        <b>{euros(payment.unallocatedCents)}</b> <ClassMark of={payment.class} />
        <div>{payment.payerName ?? say('waiting.nameless')}</div>
        <small>
          {day(payment.bookedOn)}
          {payment.reference && ` · ${reference(payment.reference)}`}
          {payment.message && ` · ${payment.message}`}
          {payment.because && ` · ${sayCode('paymentBecause', payment.because)}`}
        </small>
      </div>
      <div>
        {payment.suggestions.length === 0 && <small>{say('waiting.noSuggestion')}</small>}
        {payment.suggestions.map((one) => (
          <div key={one.invoice} className={css['suggestion']}>
            <span>
              <InvoiceLink id={one.invoice} number={one.number} /> {one.payerName} · {euros(one.openCents)}
              <br />
              <small>{sayCode('suggestion', one.because)}</small>
            </span>
            {may('payments:import') && (
              <Button
                size="xs"
                variant="default"
                aria-label={say('waiting.allocateTo', { number: String(one.number) })}
                loading={settle.isPending}
                onClick={() =>
                  settle.mutate({
                    payment: payment.payment,
                    allocations: [{ invoice: one.invoice, cents: Math.min(one.openCents, payment.unallocatedCents) }],
                  })
                }
              >
                {say('waiting.allocate')}
              </Button>
            )}
          </div>
        ))}
        <ProblemNote failure={settle.error} />
      </div>
    </li>
  );
}
