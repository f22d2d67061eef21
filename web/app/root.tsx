import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { meQuery } from '../access/session.ts';
import { call } from '../api/call.ts';
import { catalogueOf, type Language, LANGUAGES, TextProvider } from '../text/index.tsx';
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

const CHOSEN = 'kortisto.language';

function Worded(): ReactNode {
  const { data: me } = useQuery(meQuery);
  const [chosen, setChosen] = useState<Language | null>(() => languageIn(localStorage.getItem(CHOSEN)));
  const language = chosen ?? me?.language ?? languageIn(navigator.language.slice(0, 2)) ?? 'fi';
  const { data: catalogue } = useQuery({
    queryKey: ['texts', language],
    queryFn: async () => ({ language, texts: await catalogueOf(language) }),
    staleTime: Infinity,
    gcTime: Infinity,
    placeholderData: (before) => before,
  });
  const [changeLanguage] = useState(() => (wanted: Language): void => {
    localStorage.setItem(CHOSEN, wanted);
    setChosen(wanted);
    if (questions.getQueryData(meQuery.queryKey))
      void call('PUT /me/language', { language: wanted }).catch(() => undefined);
  });
  if (!catalogue) return null;
  return (
    <TextProvider language={catalogue.language} catalogue={catalogue.texts} changeLanguage={changeLanguage}>
      <RouterProvider router={router} />
    </TextProvider>
  );
}

const languageIn = (text: string | null): Language | null => LANGUAGES.find((one) => one === text) ?? null;
