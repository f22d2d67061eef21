import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Page } from '../ui/page.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

/** What stands where a screen broke. */
export function Fault({ error }: ErrorComponentProps): ReactNode {
  const { say } = useText();
  return (
    <Page title={say('fault.title')}>
      <ProblemNote failure={error} />
    </Page>
  );
}
