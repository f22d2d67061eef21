import { type ReactNode, useId } from 'react';
import css from './ui.module.css';

/** A titled part of a screen; `flush` lets a table reach its edges. */
export function Panel(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}): ReactNode {
  const own = useId();
  const id = props.id ?? own;
  return (
    <section className={css['panel']} aria-labelledby={id}>
      <div className={css['panelHead']}>
        <h2 id={id}>{props.title}</h2>
        {props.actions && <div className={`${css['actions']} screen-only`}>{props.actions}</div>}
      </div>
      <div className={props.flush ? css['flush'] : css['panelBody']}>{props.children}</div>
    </section>
  );
}
