import { html, type Html } from '#platform';
import { type Description, type Part, partsOf } from './describe.ts';

/** The description as Markdown. */
export const asMarkdown = (description: Description): string =>
  partsOf(description)
    .map((part) => {
      if (part.is === 'heading') return `${'#'.repeat(part.level)} ${part.text}\n`;
      if (part.is === 'list') return `${part.items.map((item) => `- ${item}`).join('\n')}\n`;
      return `${part.text}\n`;
    })
    .join('\n');

/** The description as the body of a page. */
export const asHtml = (description: Description): Html =>
  html`<main lang="${description.language}">${partsOf(description).map(partAsHtml)}</main>`;

function partAsHtml(part: Part): Html {
  if (part.is === 'list')
    return html`<ul>
      ${part.items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  if (part.is === 'text') return html`<p>${part.text}</p>`;
  if (part.level === 1) return html`<h1>${part.text}</h1>`;
  return part.level === 2 ? html`<h2>${part.text}</h2>` : html`<h3>${part.text}</h3>`;
}
