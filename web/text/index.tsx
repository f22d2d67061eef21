import { createContext, type ReactNode, use, useMemo } from 'react';
import { carryLanguage } from '../api/call.ts';
import type { fi } from './fi.ts';
import type { Language } from './languages.ts';
import { sayerOf, type Say } from './say.ts';

/** The id of one message: the same in every language. */
export type MessageId = keyof typeof fi;
export type Catalogue = Readonly<Record<MessageId, string>>;

/** Reads the catalogue of one language; each is a file of its own, so that nobody loads three. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'fi':
      return (await import('./fi.ts')).fi;
    case 'sv':
      return (await import('./sv.ts')).sv;
    case 'en':
      return (await import('./en.ts')).en;
  }
}

export type Texts = {
  readonly language: Language;
  readonly say: Say<MessageId>;
  /** Says the message of a code of the server's, `reason.too_early`; a code without words of its own is shown as it is. */
  readonly sayCode: (family: string, code: string) => string;
  readonly changeLanguage: (language: Language) => void;
};

const TextContext = createContext<Texts | null>(null);

/** Gives everything inside it the words of one language. */
export function TextProvider(props: {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly changeLanguage: (language: Language) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { language, catalogue, changeLanguage } = props;
  const texts = useMemo<Texts>(() => {
    const say = sayerOf(catalogue, language);
    const isKnown = (id: string): id is MessageId => Object.hasOwn(catalogue, id);
    carryLanguage(language);
    document.documentElement.lang = language;
    return {
      language,
      say,
      sayCode: (family, code) => {
        const id = `${family}.${code.replaceAll(' ', '_')}`;
        return isKnown(id) ? say(id) : code;
      },
      changeLanguage,
    };
  }, [language, catalogue, changeLanguage]);
  return <TextContext value={texts}>{props.children}</TextContext>;
}

/** The words of the person's language. */
export function useText(): Texts {
  const texts = use(TextContext);
  if (!texts) throw new Error('no texts around this part');
  return texts;
}
