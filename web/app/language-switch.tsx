import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import type { Language } from '../text/languages.ts';
import css from './entry.module.css';

const NAMES: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** The three languages, each by its own name. */
export function LanguageSwitch({ isShort = false }: { readonly isShort?: boolean }): ReactNode {
  const { language, changeLanguage, say } = useText();
  return (
    <div className={css['languages']} role="group" aria-label={say('shell.language')}>
      {(Object.keys(NAMES) as Language[]).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          aria-label={isShort ? `${one}: ${NAMES[one]}` : NAMES[one]}
          onClick={() => changeLanguage(one)}
        >
          {isShort ? one : NAMES[one]}
        </button>
      ))}
    </div>
  );
}
