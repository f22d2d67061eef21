import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMe } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';

const MEANS = ['phone', 'email', 'letter', 'visit', 'other'] as const;
const EXEMPTIONS = ['had_the_information', 'impossible', 'law'] as const;

/** Notes that a person was told otherwise than by the run, or why he need not be. */
export function AnswerDialog(props: {
  readonly duty: number;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { today } = useMe();
  const [isTold, setIsTold] = useState(true);
  const told = useDeed('POST /information-duties/:duty/telling', props.onClose);
  const exempt = useDeed('POST /information-duties/:duty/exemption', props.onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { means, on = '', because, note = '' } = typedIn(event.currentTarget);
    const { duty } = props;
    if (isTold) told.mutate({ duty, on, means: MEANS.find((one) => one === means) ?? 'phone' });
    else exempt.mutate({ duty, note, because: EXEMPTIONS.find((one) => one === because) ?? 'impossible' });
  };
  return (
    <Dialog title={say('informing.markOf', { name: props.name })} onClose={props.onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={told.error ?? exempt.error} />
        <NativeSelect
          label={say('informing.answer')}
          value={isTold ? 'told' : 'exempt'}
          data={[
            { value: 'told', label: say('informing.toldBy') },
            { value: 'exempt', label: say('informing.exempt') },
          ]}
          onChange={(event) => setIsTold(event.currentTarget.value === 'told')}
        />
        {isTold ? (
          <>
            <NativeSelect
              name="means"
              label={say('informing.means')}
              data={MEANS.map((one) => ({ value: one, label: sayCode('toldMeans', one) }))}
            />
            <DayField name="on" label={say('statement.on')} today={today} first={today} isRequired />
          </>
        ) : (
          <>
            <NativeSelect
              name="because"
              label={say('informing.exempt')}
              data={EXEMPTIONS.map((one) => ({ value: one, label: sayCode('exempt', one) }))}
            />
            <TextInput name="note" label={say('informing.why')} required withAsterisk={false} maxLength={500} />
          </>
        )}
        <Button type="submit" loading={told.isPending || exempt.isPending}>
          {say('supplier.save')}
        </Button>
      </form>
    </Dialog>
  );
}
