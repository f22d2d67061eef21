import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Page } from '../ui/page.tsx';

/** The reminder run: who would be reminded on a day, and why not the others. */
export function ReminderRunPage(): ReactNode {
  const { say } = useText();
  return (
    <Page title={say('reminderRun.title')} lead={say('reminderRun.lead')}>
      {null}
    </Page>
  );
}
