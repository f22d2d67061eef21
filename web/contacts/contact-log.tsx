import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.ts';
import { usePages } from '../api/use-pages.ts';
import card from '../customers/card.module.css';
import { moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Key } from '../ui/key.tsx';
import { Loading } from '../ui/loading.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { AttachedFiles } from './attached-files.tsx';
import type { Contact } from './contact.ts';
import { ContactDialog } from './contact-dialog.tsx';
import css from './contacts.module.css';
import { CorrectDialog } from './correct-dialog.tsx';
import { LetterDialog } from './letter-dialog.tsx';

type Open = 'contact' | 'letter' | Contact | null;

/** Every contact with a customer, newest first; one is noted, mended or written here. */
export function ContactLog({ customer }: { readonly customer: number }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const contacts = usePages('GET /customers/:customer/contacts', { customer, limit: 30 });
  const rows = contacts.data?.pages.flatMap((page) => page.rows) ?? [];
  const close = (): void => setOpen(null);
  const actions = may('contacts:write') && (
    <>
      <Button rightSection={<Key of="N" />} onClick={() => setOpen('contact')}>
        {say('contacts.add')}
      </Button>
      <Button variant="default" onClick={() => setOpen('letter')}>
        {say('letter.write')}
      </Button>
    </>
  );
  return (
    <Panel title={say('contacts.title')} actions={actions}>
      <ProblemNote failure={contacts.error} />
      {contacts.isPending && <Loading />}
      {contacts.data && rows.length === 0 && (
        <Empty title={say('contacts.none')}>
          <p>{say('contacts.noneHow')}</p>
        </Empty>
      )}
      <ul className={card['list']}>
        {rows.map((contact) => (
          <ContactItem key={contact.id} contact={contact} onCorrect={() => setOpen(contact)} />
        ))}
      </ul>
      {contacts.hasNextPage && (
        <Button variant="default" loading={contacts.isFetchingNextPage} onClick={() => void contacts.fetchNextPage()}>
          {say('list.more')}
        </Button>
      )}
      {open === 'contact' && <ContactDialog customer={customer} onClose={close} />}
      {open === 'letter' && <LetterDialog customer={customer} onClose={close} />}
      {open !== null && typeof open === 'object' && <CorrectDialog contact={open} onClose={close} />}
    </Panel>
  );
}

function ContactItem({ contact, onCorrect }: { readonly contact: Contact; readonly onCorrect: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  return (
    <li>
      <div className={card['row']}>
        <b>{contact.subject}</b>
        <span className={card['small']}>
          {moment(contact.happenedAt)} · {contact.userName ?? sayCode('who', contact.who)}
        </span>
      </div>
      <p className={card['small']}>
        {sayCode('contactKind', contact.kind)}
        {contact.direction !== 'own' && ` · ${sayCode('contactDirection', contact.direction)}`}{' '}
        {contact.isSent && <Mark tone="good">{say('contacts.sent')}</Mark>}{' '}
        {contact.isCorrected && <Mark tone="quiet">{say('contacts.corrected')}</Mark>}
      </p>
      {contact.body && <p className={css['body']}>{contact.body}</p>}
      <AttachedFiles contact={contact} />
      {may('contacts:write') && !contact.isSent && (
        <button type="button" className={`${css['quiet']} screen-only`} onClick={onCorrect}>
          {say('contacts.correct')}
        </button>
      )}
    </li>
  );
}
