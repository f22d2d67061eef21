import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { meQuery } from '../access/session.ts';
import { call } from '../api/call.ts';
import { keepLanguageOfDoor, languageIn, languageOfDoor } from '../text/door.ts';
import { catalogueOf, TextProvider } from '../text/index.tsx';
import type { Language } from '../text/languages.ts';
import { theme, variables } from '../theme.ts';
import { questions } from './questions.ts';
import { router } from './router.tsx';

/** The whole app: its look, its words, what it has asked of the register, and its screens. */
export function Root(): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={questions}>
        <Worded />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Worded(): ReactNode {
  const { data: me } = useQuery(meQuery);
  const [atDoor, setAtDoor] = useState(languageOfDoor);
  // Whoever is signed in has a language of their own; before that it is the browser's.
  const language = me?.language ?? atDoor ?? languageIn(navigator.language.slice(0, 2)) ?? 'fi';
  const { data: catalogue } = useQuery({
    queryKey: ['texts', language],
    queryFn: async () => ({ language, texts: await catalogueOf(language) }),
    staleTime: Infinity,
    gcTime: Infinity,
    placeholderData: (before) => before,
  });
  const [changeLanguage] = useState(() => (wanted: Language): void => {
    keepLanguageOfDoor(wanted);
    setAtDoor(wanted);
    const signedIn = questions.getQueryData(meQuery.queryKey);
    if (!signedIn) return;
    questions.setQueryData(meQuery.queryKey, (me) => (me ? { ...me, language: wanted } : me));
    void call('PUT /me/language', { language: wanted }).then(forgetAnswers, () => undefined);
  });
  if (!catalogue) return null;
  return (
    <TextProvider language={catalogue.language} catalogue={catalogue.texts} changeLanguage={changeLanguage}>
      <RouterProvider router={router} />
    </TextProvider>
  );
}

/** What the server has said in the other language is asked anew. */
const forgetAnswers = (): Promise<void> =>
  questions.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'texts' && queryKey[0] !== 'me' });
