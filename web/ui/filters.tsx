import type { FormEvent, ReactNode } from 'react';
import { typedIn } from './typed.ts';
import { useText } from '../text/index.tsx';
import { Button } from '@mantine/core';
import css from './ui.module.css';

/** The filters of a list. Sent with Enter; what they say goes into the address. */
export function Filters(props: {
  readonly onFilter: (fields: Record<string, string | undefined>) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useText();
  const filter = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = Object.entries(typedIn(event.currentTarget));
    props.onFilter(Object.fromEntries(typed.map(([name, value]) => [name, value.trim() || undefined])));
  };
  return (
    <form className={`${css['filters']} screen-only`} role="search" aria-label={say('list.filter')} onSubmit={filter}>
      {props.children}
      <Button type="submit" variant="default">
        {say('list.filterNow')}
      </Button>
    </form>
  );
}
