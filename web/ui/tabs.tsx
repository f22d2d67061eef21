import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import css from './tabs.module.css';

/** Parts of a screen that stand beside each other in its address; each is a link. */
export function Tabs(props: {
  readonly label: string;
  readonly name: string;
  readonly tabs: readonly (readonly [key: string, title: ReactNode])[];
  readonly chosen: string;
}): ReactNode {
  const [first] = props.tabs;
  return (
    <nav className={`${css['tabs']} screen-only`} aria-label={props.label}>
      {props.tabs.map(([key, title]) => (
        <Link
          key={key}
          to="."
          search={(now) => ({ ...now, [props.name]: key === first?.[0] ? undefined : key })}
          className={css['tab']}
          activeProps={{}}
          data-chosen={key === props.chosen}
          aria-current={key === props.chosen ? 'true' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
