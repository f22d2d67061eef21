import type { Page } from '#platform';
import type { House } from '#register';
import { choicePages } from './choice-pages.ts';
import { dataPages } from './data-pages.ts';
import { ownPages } from './own-pages.ts';
import { signInPages } from './sign-in-pages.ts';

/** The subscriber's own pages. */
export const pagesFor = (house: House): readonly Page[] => [
  ...signInPages,
  ...ownPages,
  ...choicePages,
  ...dataPages(house),
];
