import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useText } from '../../text/index.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type Asked, definitionOf, isSubject, type Proposal, wizard } from './asked.ts';
import { UNTOLD } from './layout-words.ts';
import css from './wizard.module.css';

/** Saves what was decided of layout and columns, so that the sender’s next file is read by itself; one that stands is replaced when asked. */
export function SaveProfile(props: {
  readonly asked: Asked;
  readonly proposal: Proposal;
  readonly isWhole: boolean;
}): ReactNode {
  const { say } = useText();
  const navigate = wizard.useNavigate();
  const { asked, proposal, isWhole } = props;
  const before = asked.like !== undefined && !isSubject(asked.like) ? asked.like : '';
  const [name, setName] = useState(before);
  const saved = (answer: { readonly name: string }): void => {
    void navigate({ search: (words) => ({ ...words, ...UNTOLD, profile: answer.name, like: undefined }) });
  };
  const save = useDeed('POST /import-profiles', saved);
  const replace = useDeed('PUT /import-profiles/:name', saved);
  const named = name.trim();
  const isTaken = save.error instanceof Problem && save.error.body.code === 'name_is_taken';
  const isReplacing = named === before || (isTaken && save.variables?.name === named);
  const profile = { name: named, definition: definitionOf(proposal, asked) };
  return (
    <Panel title={say('wizard.save')}>
      <p className={css['how']}>{say('wizard.saveHow')}</p>
      <div className={css['save']}>
        <TextInput
          label={say('wizard.profileName')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="button"
          variant="default"
          disabled={!isWhole || named === ''}
          loading={save.isPending || replace.isPending}
          onClick={() => (isReplacing ? replace : save).mutate(profile)}
        >
          {isReplacing && named !== '' ? say('wizard.replaceNow', { name: named }) : say('wizard.saveNow')}
        </Button>
      </div>
      <ProblemNote failure={replace.error ?? save.error} />
    </Panel>
  );
}
