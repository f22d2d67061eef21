import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to an invoice. */
export const InvoiceLink = (props: { readonly id: number; readonly number: number }): ReactNode => (
  <Link to="/invoices/$invoice" params={{ invoice: String(props.id) }}>
    {props.number}
  </Link>
);
