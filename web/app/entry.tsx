import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import css from './entry.module.css';
import { LanguageSwitch } from './language-switch.tsx';

/** The frame of what is seen before the register: sign-in, password, undertaking. */
export function Entry(props: {
  readonly title: string;
  readonly lead: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { say, language } = useText();
  return (
    <main className={css['entry']}>
      <title>{`${props.title} · Kortisto`}</title>
      <div className={`${css['card']} ${props.isWide ? css['wide'] : ''}`}>
        <div className={css['brand']}>
          <img src="/icon.svg" alt="" />
          Kortisto
        </div>
        <h1>{props.title}</h1>
        <p className={css['lead']}>{props.lead}</p>
        {props.children}
        <div className={css['foot']}>
          <LanguageSwitch />
          <a href={`/description?language=${language}`}>{say('entry.description')}</a>
        </div>
      </div>
    </main>
  );
}
