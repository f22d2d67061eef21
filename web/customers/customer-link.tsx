import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';

/** The way to a customer’s card, by name or by number. */
export function CustomerLink(props: { readonly number: number; readonly name?: string | null | undefined }): ReactNode {
  const { say } = useText();
  return (
    <Link to="/customers/$number" params={{ number: String(props.number) }}>
      {props.name === undefined ? props.number : props.name || say('customer.nameless')}
    </Link>
  );
}
