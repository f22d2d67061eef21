import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type Asked, definitionOf, type Proposal, wizard } from './asked.ts';
import css from './wizard.module.css';

/** Saves what was decided of the columns, so that the sender’s next file is read by itself. */
export function SaveProfile(props: {
  readonly asked: Asked;
  readonly proposal: Proposal;
  readonly isWhole: boolean;
}): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  const [name, setName] = useState('');
  const save = useDeed('POST /import-profiles', (answer) => {
    void navigate({ search: (before) => ({ ...before, profile: answer.name, map: undefined, encoding: undefined }) });
  });
  return (
    <Panel title={say('wizard.save')}>
      <p>{say('wizard.saveHow')}</p>
      <div className={css['foot']}>
        <TextInput
          label={say('wizard.profileName')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="button"
          variant="default"
          disabled={!props.isWhole || name.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate({ name: name.trim(), definition: definitionOf(props.proposal, props.asked) })}
        >
          {say('wizard.saveNow')}
        </Button>
      </div>
      <ProblemNote failure={save.error} />
    </Panel>
  );
}
