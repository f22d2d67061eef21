import type { ReactNode } from 'react';
import css from './ui.module.css';

/** One screen: its title, a sentence about it, what can be done, and its content. The title names the browser's tab too. */
export function Page(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={css['page']}>
      <title>{`${props.title} · Kortisto`}</title>
      <div className={css['head']}>
        <div>
          <h1>{props.title}</h1>
          {props.lead && <p className={css['lead']}>{props.lead}</p>}
        </div>
        {props.actions && <div className={`${css['actions']} screen-only`}>{props.actions}</div>}
      </div>
      {props.children}
    </div>
  );
}
