import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { day } from '../../text/format.ts';
import { useText } from '../../text/index.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { typedIn } from '../../ui/typed.ts';
import css from '../card.module.css';

/** Shows the card as it was at the end of a day, and back to now; the day stands in the address. */
export function AsOf(props: {
  readonly asOf: string | undefined;
  readonly today: string;
  readonly onAsOf: (day: string | undefined) => void;
}): ReactNode {
  const { say } = useText();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    props.onAsOf(typedIn(event.currentTarget)['asOf'] || undefined);
  };
  return (
    <>
      <form className={`${css['asOf']} screen-only`} onSubmit={submit}>
        <DayField key={props.asOf} name="asOf" label={say('asOf.day')} today={props.today} first={props.asOf} />
        <Button type="submit" variant="default" size="compact-sm">
          {say('asOf.show')}
        </Button>
        {props.asOf && (
          <Button variant="subtle" size="compact-sm" onClick={() => props.onAsOf(undefined)}>
            {say('asOf.now')}
          </Button>
        )}
      </form>
      {props.asOf && (
        <p className={css['then']} role="status">
          {say('asOf.is', { day: day(props.asOf) })}
        </p>
      )}
    </>
  );
}
