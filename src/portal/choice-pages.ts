import { z } from 'zod';
import { databaseOf } from '#access';
import { liftBan, setBan } from '#gate';
import { type Channel, CHANNELS } from '#kernel';
import { customerCard } from '#desk';
import { type Call, html, type Html, page } from '#platform';
import { csrfField, ownPage } from './layout.ts';
import { ownNumber } from './queries.ts';
import { sayCode, sayerOf } from './say.ts';

const DOOR = { whenSignedOut: '/portal/sign-in', purpose: 'bans' } as const;
const choice = z.enum(['allow', 'forbid']);
const TOLD = { toldBy: 'customer', means: 'portal' } as const;

/** Whether marketing may reach the subscriber, channel by channel: asked and told without a script. */
export const choicePages = [
  page('GET /portal/choices', {
    permit: 'own:read',
    ...DOOR,
    summary: 'The subscriber’s marketing choices',
    input: z.object({ saved: z.literal('1').optional() }),
    render: async ({ saved }, by, call) => {
      const card = await customerCard(by, await ownNumber(databaseOf(by), by));
      if (card.kind === 'not found') return card;
      const banned = new Set(card.bans.map(({ channel }) => channel));
      return ownPage(
        call,
        '/portal/choices',
        sayerOf(call.language)('choices.title'),
        form(call, banned, saved === '1'),
      );
    },
  }),
  page('POST /portal/choices', {
    permit: 'own:change',
    ...DOOR,
    summary: 'Tell the marketing choices; they hold at once',
    input: z.object({ post: choice, phone: choice, email: choice, sms: choice, disclosure: choice }),
    render: async (chosen, by) => {
      const customer = await ownNumber(databaseOf(by), by);
      const forbidden = CHANNELS.filter((channel) => chosen[channel] === 'forbid');
      const allowed = CHANNELS.filter((channel) => chosen[channel] === 'allow');
      if (forbidden.length > 0) await setBan(by, customer, forbidden, TOLD);
      // That nothing was banned is no error here: the wish is fulfilled.
      if (allowed.length > 0) await liftBan(by, customer, allowed, TOLD);
      return { kind: 'go to', path: '/portal/choices?saved=1' };
    },
  }),
] as const;

function form(call: Call, banned: ReadonlySet<Channel>, isSaved: boolean): Html {
  const say = sayerOf(call.language);
  const radio = (channel: Channel, value: 'allow' | 'forbid'): Html => {
    const isChecked = banned.has(channel) === (value === 'forbid');
    return html`<label>
      <input type="radio" name="${channel}" value="${value}" ${isChecked ? html`checked` : null} />
      ${say(`choices.${value}`)}
    </label>`;
  };
  return html`<p>${say('choices.lead')}</p>
    ${isSaved && html`<p class="notice" role="status">${say('choices.saved')}</p>`}
    <form method="post" action="/portal/choices">
      ${csrfField(call)}
      ${CHANNELS.map(
        (channel) =>
          html`<fieldset>
            <legend>${sayCode(say, 'channel', channel)}</legend>
            ${radio(channel, 'allow')} ${radio(channel, 'forbid')}
          </fieldset>`,
      )}
      <button class="main">${say('choices.save')}</button>
    </form>`;
}
