import type { ReactNode } from 'react';

const PATHS = {
  home: 'M3 11l9-8 9 8M5 9.5V21h14V9.5M10 21v-6h4v6',
  customers:
    'M16 20v-1.5a4 4 0 0 0-4-4H7a4 4 0 0 0-4 4V20M9.5 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M21 20v-1.5a4 4 0 0 0-3-3.9M15.5 3.7a3.5 3.5 0 0 1 0 6.6',
  duplicates: 'M8 8h12v12H8zM4 16V4h12v1.5',
  imports: 'M12 3v11M7.5 10l4.5 4.5L16.5 10M4 16v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3',
  updates: 'M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5',
  invoices: 'M6 2.5h12v19l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5',
  payments: 'M3 9.5L12 4l9 5.5M5 10v8M10 10v8M14 10v8M19 10v8M3 20.5h18',
  reminders: 'M18 9a6 6 0 1 0-12 0c0 6-2.5 7-2.5 7h17S18 15 18 9M10 20a2.2 2.2 0 0 0 4 0',
  groups: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M12 12h.01',
  description: 'M6 2.5h8l5 5V21.5H6zM14 2.5v5h5M9 12.5h7M9 16.5h7',
  audit: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  users: 'M14.5 9.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0M13 13l8 8M18 18l2-2',
  suppliers:
    'M2.5 6.5h11v10h-11zM13.5 10h4l4 3.5v3h-8zM7 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M17 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6',
  questions: 'M4 4h16v12h-9l-5 4v-4H4zM10 8.3a2 2 0 1 1 2.6 2c-.4.2-.6.5-.6 1M12 13.4h.01',
  templates: 'M3 6h18v13H3zM3 7l9 7 9-7',
  informing: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.5M12 7.5h.01',
  catalogue: 'M4 5a2 2 0 0 1 2-2h14v15H6a2 2 0 0 0-2 2zM4 19.5A1.5 1.5 0 0 0 5.5 21H20M8.5 7.5h7M8.5 11h5',
  issues: 'M4 4.5h12v15H6a2 2 0 0 1-2-2zM16 9h4v8.5a2 2 0 0 1-4 0M7 8h6M7 11.5h6M7 15h4',
  search: 'M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M16 16l5 5',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside a word; the word says it all. */
export const Icon = ({ name }: { readonly name: IconName }): ReactNode => (
  <svg
    width="17"
    height="17"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={PATHS[name]} />
  </svg>
);
