import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Permission, useMay } from '../access/session.ts';
import { type MessageId, useText } from '../text/index.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import css from './shell.module.css';

type Item = {
  readonly to:
    | '/'
    | '/customers'
    | '/templates'
    | '/duplicates'
    | '/imports'
    | '/questions'
    | '/updates'
    | '/issues'
    | '/invoices'
    | '/payments'
    | '/reminders'
    | '/groups'
    | '/catalogue'
    | '/suppliers'
    | '/informing'
    | '/register'
    | '/audit'
    | '/users';
  readonly icon: IconName;
  readonly text: MessageId;
  readonly needs: Permission | null;
};

const GROUPS: readonly { readonly title: MessageId; readonly items: readonly Item[] }[] = [
  {
    title: 'rail.care',
    items: [
      { to: '/', icon: 'home', text: 'rail.home', needs: null },
      { to: '/customers', icon: 'customers', text: 'rail.customers', needs: 'customers:find' },
      { to: '/templates', icon: 'templates', text: 'templates.title', needs: 'contacts:read' },
      { to: '/issues', icon: 'issues', text: 'issues.title', needs: 'deliveries:read' },
      { to: '/duplicates', icon: 'duplicates', text: 'rail.duplicates', needs: 'customers:merge' },
      { to: '/imports', icon: 'imports', text: 'rail.imports', needs: 'imports:read' },
      { to: '/questions', icon: 'questions', text: 'rail.questions', needs: 'imports:apply' },
      { to: '/updates', icon: 'updates', text: 'rail.updates', needs: 'imports:read' },
    ],
  },
  {
    title: 'rail.money',
    items: [
      { to: '/invoices', icon: 'invoices', text: 'rail.invoices', needs: 'invoices:read' },
      { to: '/payments', icon: 'payments', text: 'rail.payments', needs: 'payments:read' },
      { to: '/reminders', icon: 'reminders', text: 'rail.reminders', needs: 'reminders:read' },
    ],
  },
  {
    title: 'rail.marketing',
    items: [
      { to: '/groups', icon: 'groups', text: 'rail.groups', needs: 'groups:read' },
      { to: '/catalogue', icon: 'catalogue', text: 'rail.catalogue', needs: 'catalog:read' },
      { to: '/suppliers', icon: 'suppliers', text: 'rail.suppliers', needs: 'suppliers:read' },
    ],
  },
  {
    title: 'rail.register',
    items: [
      { to: '/register', icon: 'description', text: 'rail.description', needs: 'description:read' },
      { to: '/informing', icon: 'informing', text: 'rail.informing', needs: 'notices:read' },
      { to: '/audit', icon: 'audit', text: 'rail.audit', needs: 'audit:read' },
      { to: '/users', icon: 'users', text: 'rail.users', needs: 'users:manage' },
    ],
  },
];

/** The screens that the person’s roles open, and no others. */
export function Rail(): ReactNode {
  const { say } = useText();
  const may = useMay();
  return (
    <nav className={css['rail']} aria-label={say('shell.screens')}>
      <Link to="/" className={css['brand']}>
        <img src="/icon.svg" alt="" />
        Kortisto
      </Link>
      {GROUPS.map(({ title, items }) => {
        const open = items.filter(({ needs }) => needs === null || may(needs));
        if (open.length === 0) return null;
        return (
          <div key={title}>
            <p className={css['group']}>{say(title)}</p>
            <ul>
              {open.map(({ to, icon, text }) => (
                <li key={to}>
                  <Link to={to} className={css['item']} activeOptions={{ exact: to === '/', includeSearch: false }}>
                    <Icon name={icon} />
                    {say(text)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
