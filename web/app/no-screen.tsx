import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Page } from '../ui/page.tsx';

/** What stands at an address that is no screen. */
export function NoScreen(): ReactNode {
  const { say } = useText();
  return (
    <Page title={say('noScreen.title')} lead={say('noScreen.lead')}>
      <Link to="/">{say('noScreen.home')}</Link>
    </Page>
  );
}
