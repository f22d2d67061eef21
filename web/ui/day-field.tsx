import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { day, dayIn } from '../text/format.ts';
import { useText } from '../text/index.tsx';

/** A day, typed as people in Finland write it: 22.11.2026, 22.11. of this year, or 2026-11-22. The form sends it as 2026-11-22. */
export function DayField(props: {
  readonly name: string;
  readonly label: string;
  readonly today: string;
  readonly first?: string | undefined;
  readonly isRequired?: boolean;
}): ReactNode {
  const { say } = useText();
  const [text, setText] = useState(day(props.first));
  const read = dayIn(text, props.today);
  const isWrong = text.trim() !== '' && read === null;
  return (
    <>
      <TextInput
        label={props.label}
        placeholder={say('day.form')}
        value={text}
        onChange={(event) => {
          event.currentTarget.setCustomValidity('');
          setText(event.currentTarget.value);
        }}
        onBlur={(event) => {
          event.currentTarget.setCustomValidity(isWrong ? say('day.wrong') : '');
          if (read !== null) setText(day(read));
        }}
        error={isWrong && text.length > 9 ? say('day.wrong') : undefined}
        required={props.isRequired ?? false}
        withAsterisk={false}
        autoComplete="off"
        w="9rem"
      />
      <input type="hidden" name={props.name} value={read ?? ''} />
    </>
  );
}
