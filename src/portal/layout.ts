import type { Cents, Language } from '#kernel';
import { eurosPlain, LANGUAGES } from '#kernel';
import { type Call, html, type Html } from '#platform';
import { type MessageId, type Say, sayerOf } from './say.ts';

const PAGES = [
  ['/portal', 'nav.home'],
  ['/portal/invoices', 'nav.invoices'],
  ['/portal/choices', 'nav.choices'],
  ['/portal/data', 'nav.own'],
] as const satisfies readonly (readonly [string, MessageId])[];

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };

/** The hidden field that says a form is ours. */
export const csrfField = ({ csrfToken }: Call): Html | null =>
  csrfToken === null ? null : html`<input type="hidden" name="csrf" value="${csrfToken}" />`;

/** A page of somebody who is signed in: where one is, the ways on, and the way out. */
export function ownPage(call: Call, path: string, title: string, body: Html): Html {
  const say = sayerOf(call.language);
  const nav = html`<header class="top">
    <p class="brand"><img src="/icon.svg" alt="" width="24" height="24" /> ${say('brand')}</p>
    <nav aria-label="${say('nav.pages')}">
      ${PAGES.map(([to, id]) =>
        to === path ? html`<a href="${to}" aria-current="page">${say(id)}</a> ` : html`<a href="${to}">${say(id)}</a> `,
      )}
    </nav>
    <form method="post" action="/portal/sign-out">${csrfField(call)}<button>${say('nav.signOut')}</button></form>
  </header>`;
  return document(
    call.language,
    title,
    html`${nav}
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
      ${foot(say, call.language)}`,
  );
}

/** A page for somebody who is not signed in yet, with the choice of language. */
export const openPage = (language: Language, title: string, body: Html): Html =>
  document(
    language,
    title,
    html`<main class="narrow">
        <h1>${title}</h1>
        ${body}
      </main>
      <footer>
        <nav aria-label="${LANGUAGES.map((one) => LANGUAGE_NAMES[one]).join(', ')}">
          ${LANGUAGES.map(
            (one) =>
              html`<a href="/portal/sign-in?language=${one}" lang="${one}" hreflang="${one}"
                >${LANGUAGE_NAMES[one]}</a
              > `,
          )}
        </nav>
        <a href="/description?language=${language}">${sayerOf(language)('nav.description')}</a>
      </footer>`,
  );

const foot = (say: Say, language: Language): Html =>
  html`<footer><a href="/description?language=${language}">${say('nav.description')}</a></footer>`;

const document = (language: Language, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Kortisto</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** Cents as money: 1 234,50 €. */
export const euros = (amount: Cents): string =>
  `${eurosPlain(amount, ',').replace(/\B(?=(\d{3})+,)/g, '\u00a0')}\u00a0€`;

/** A day as 22.11.2026; nothing for none. */
export const dayText = (on: Temporal.PlainDate | null): string =>
  on === null ? '' : `${on.day}.${on.month}.${on.year}`;

/** Day and time: 22.11.2026 14.05. */
export const timeText = (at: Temporal.ZonedDateTime | Temporal.PlainDateTime): string =>
  `${dayText(at.toPlainDate())} ${at.hour}.${String(at.minute).padStart(2, '0')}`;
