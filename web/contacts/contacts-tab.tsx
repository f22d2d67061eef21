import type { ReactNode } from 'react';
import { ContactLog } from './contact-log.tsx';
import { Tasks } from './tasks.tsx';

/** What was said and written with a customer, and what is to be done about it. */
export function ContactsTab({ customer }: { readonly customer: number }): ReactNode {
  return (
    <>
      <Tasks customer={customer} />
      <ContactLog customer={customer} />
    </>
  );
}
