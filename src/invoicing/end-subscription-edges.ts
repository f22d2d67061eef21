import { z } from 'zod';
import { eurosPlain, type Label, type SubscriptionId } from '#kernel';
import { centsField, command, customerNumberField, dayField, idField, route } from '#platform';
import { ENDING_REFUSALS, endSubscription } from './end-subscription.ts';

/** What each refusal says to a person: what is wrong, and how it is mended. */
const refusalTexts: Readonly<Record<(typeof ENDING_REFUSALS)[number], Label>> = {
  no_subscription: {
    fi: 'Asiakkaalla ei ole tilausta, joka jatkuisi päivän jälkeen.',
    sv: 'Kunden har ingen prenumeration som fortsätter efter dagen.',
    en: 'The customer has no subscription that goes on after the day.',
  },
  several_subscriptions: {
    fi: 'Asiakkaalla on useita tilauksia. Kerro, mikä niistä päättyy.',
    sv: 'Kunden har flera prenumerationer. Ange vilken som upphör.',
    en: 'The customer has several subscriptions. Say which of them ends.',
  },
  invoiced: {
    fi: 'Tilaus on jo laskutettu. Hyvitä lasku ensin.',
    sv: 'Prenumerationen är redan fakturerad. Kreditera fakturan först.',
    en: 'The subscription has been invoiced already. Credit the invoice first.',
  },
};

/** Ends a subscription, over the API. */
export const endSubscriptionRoute = route('POST /customers/:customer/subscriptions/:subscription/end', {
  permit: 'orders:make',
  purpose: 'orders',
  summary:
    'End a subscription on a day; later terms are cancelled but those invoiced, and what is left to credit is said',
  input: z.object({ customer: customerNumberField, subscription: idField<SubscriptionId>(), day: dayField }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ended'),
      subscription: idField<SubscriptionId>(),
      isCancelled: z.boolean(),
      endsOn: dayField,
      leftToCreditCents: centsField,
      invoices: z.array(z.number()),
    }),
    z.object({ kind: z.literal('refused'), because: z.enum(ENDING_REFUSALS) }),
  ]),
  says: refusalTexts,
  handle: async ({ customer, subscription, day }, by) => {
    const ended = await endSubscription(by, { customer, subscription, endsOn: day });
    return ended.kind === 'ended' ? { ...ended, invoices: [...ended.invoices] } : ended;
  },
});

/** Ends a subscription, on the command line; why stands in the audit trail with `--reason`. */
export const endSubscriptionCommand = command('subscription end <customer>', {
  summary: 'End a subscription on a day; later terms are cancelled but those invoiced',
  permit: 'orders:make',
  purpose: 'orders',
  input: z.object({
    customer: customerNumberField.describe('who receives or pays for it'),
    subscription: idField<SubscriptionId>().optional().describe('its number, when there are several'),
    day: dayField.describe('the last day, YYYY-MM-DD; a day before the first one cancels the order'),
  }),
  examples: ['kortisto subscription end 100001 --day 2026-12-31 --reason "told on the telephone"'],
  run: async ({ customer, subscription = null, day }, by) => {
    const ended = await endSubscription(by, { customer, subscription, endsOn: day });
    if (ended.kind === 'refused') {
      const exit = ended.because === 'no_subscription' ? 'not found' : 'refused';
      return { exit, because: ended.because, advice: refusalTexts[ended.because].en, json: ended };
    }
    const { leftToCreditCents: left, invoices } = ended;
    const credit =
      invoices.length === 0 ? '' : `, ${eurosPlain(left)} € left to credit (invoice ${invoices.join(', ')})`;
    const what = ended.isCancelled ? 'order cancelled' : `ends on ${String(day)}`;
    const text = `subscription ${ended.subscription}: ${what}${credit}\n`;
    return { exit: 'done', json: { ...ended, endsOn: String(day) }, text };
  },
});
