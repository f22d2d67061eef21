import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import css from '../app/entry.module.css';
import { Entry } from '../app/entry.tsx';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { type Me, useAskAgain } from './session.ts';

/** The undertaking of confidentiality: read and accepted before the first card is opened. */
export function Undertaking({ of: undertaking }: { readonly of: Me['undertaking'] }): ReactNode {
  const { say, language } = useText();
  const askAgain = useAskAgain();
  const [isRead, setIsRead] = useState(false);
  const accept = useDeed('PUT /me/undertaking', () => void askAgain());
  return (
    <Entry title={say('undertaking.title')} lead={say('undertaking.lead')} isWide>
      <div className={css['undertaking']}>
        {undertaking.text[language].split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate({ version: undertaking.version });
        }}
      >
        <ProblemNote failure={accept.error} />
        <Checkbox
          label={say('undertaking.read')}
          checked={isRead}
          onChange={(event) => setIsRead(event.currentTarget.checked)}
        />
        <Button type="submit" disabled={!isRead} loading={accept.isPending}>
          {say('undertaking.accept')}
        </Button>
      </form>
    </Entry>
  );
}
