import { z } from 'zod';
import { databaseOf } from '#access';
import { HELSINKI, type Language } from '#kernel';
import { html, type Html, page } from '#platform';
import type { House } from '#register';
import { Declared, inspect, type InspectionDocument } from '#rights';
import { ownPage, timeText } from './layout.ts';
import { ownNumber } from './queries.ts';
import { type Say, sayerOf } from './say.ts';

const DOOR = { whenSignedOut: '/portal/sign-in', purpose: 'rights' } as const;
/** Rows of one table shown on the page; the file has them all. */
const ROWS_SHOWN_MAX = 5;
const LOOKS_SHOWN_MAX = 30;

/** Everything held about the subscriber: on a page, and as a file. */
export function dataPages({ declarations }: House) {
  const declared = new Declared(declarations);
  return [
    page('GET /portal/data', {
      permit: 'own:read',
      ...DOOR,
      summary: 'Everything held about the subscriber, with purpose and retention, and who has looked',
      input: z.object({}),
      render: async (_input, by, call) => {
        const inspected = await inspect(by, declared, await ownNumber(databaseOf(by), by));
        if (inspected.kind === 'refused') return inspected;
        const say = sayerOf(call.language);
        return ownPage(call, '/portal/data', say('own.title'), told(inspected.document, say, call.language));
      },
    }),
    page('GET /portal/data.json', {
      permit: 'own:read',
      ...DOOR,
      summary: 'Everything held about the subscriber, as a file',
      input: z.object({}),
      render: async (_input, by) => {
        const inspected = await inspect(by, declared, await ownNumber(databaseOf(by), by));
        if (inspected.kind === 'refused') return inspected;
        const content = JSON.stringify(inspected.document, null, 2);
        return { kind: 'file', name: 'kortisto.json', type: 'application/json', content };
      },
    }),
  ] as const;
}

function told(document: InspectionDocument, say: Say, language: Language): Html {
  const { name, email, phone } = document.contactPerson;
  return html`<p>${say('own.lead', { contact: `${name}, ${email}, ${phone}` })}</p>
    <p><a href="/portal/data.json" download>${say('own.download')}</a></p>
    ${document.tables.map((table) => toldTable(table, say, language))}
    <h2>${say('own.looks')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${say('own.at')}</th>
          <th scope="col">${say('own.who')}</th>
          <th scope="col">${say('own.screen')}</th>
        </tr>
      </thead>
      <tbody>
        ${document.looks.slice(0, LOOKS_SHOWN_MAX).map(
          (look) =>
            html`<tr>
              <td>${asText(look.at)}</td>
              <td>${asText(look.who)}</td>
              <td>${asText(look.screen)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function toldTable(table: InspectionDocument['tables'][number], say: Say, language: Language): Html {
  const rows = table.rows.slice(0, ROWS_SHOWN_MAX);
  const hidden = table.rows.length - rows.length;
  const retention = [...new Set(table.columns.map((column) => column.retention[language]))].join(' · ');
  return html`<h2>${table.label[language]}</h2>
    ${rows.map(
      (row) =>
        html`<dl>
          ${table.columns
            .filter((column) => row[column.name] !== null && row[column.name] !== undefined)
            .map(
              (column) =>
                html`<dt>${column.label[language]}</dt>
                  <dd>${asText(row[column.name])}</dd>`,
            )}
        </dl>`,
    )}
    ${hidden > 0 && html`<p class="small">${say('own.more', { n: hidden })}</p>`}
    <p class="small">${say('own.retention')}: ${retention}</p>`;
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** A value as a person reads it; moments in Helsinki, where times without a zone are told too. */
function asText(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value ?? null);
  const time = TIME.exec(value);
  if (!time) return value;
  return timeText(
    time[1] ? Temporal.Instant.from(value).toZonedDateTimeISO(HELSINKI) : Temporal.PlainDateTime.from(value),
  );
}
