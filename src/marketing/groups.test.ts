import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { nothingKnown } from '#customers';
import { addresseesIn, consentIn } from '#gate';
import { type CustomerNumber, customerNumber, day } from '#kernel';
import { runInvoices } from '#invoicing';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../test/given/customers.ts';
import { givenBan } from '../../test/given/gate.ts';
import { givenOpenInvoices } from '../../test/given/open-invoices.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { countGroup, explainGroup, exportList, freezeGroup, type MarketingChannel } from './index.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const reading = asWorker(register, 'groups:read', 'informing');
const exporting = asWorker(register, 'groups:export', 'informing');

const rule = (field: string, operator: string, value?: unknown) => ({ field, operator, value });
const group = (...rules: unknown[]) => ({ combinator: 'and', rules });
const some = (...rules: unknown[]) => ({
  field: 'subscriptions',
  operator: '=',
  match: { mode: 'some' },
  value: group(...rules),
});
const EVERYBODY = group();

const [kaisa, ville, anna, firm, post] = (await givenCustomers(register, [
  aPerson('Kaisa Virtanen', { phone: '+358405550101' as never, email: 'kaisa@koti.example' as never, title: 'Toimittaja' }),
  aPerson('Ville Aho', { postalCode: '33100', city: 'TAMPERE', phone: '+358405550102' as never, email: 'ville@koti.example' as never }),
  aPerson('Anna Öberg', { language: 'sv', streetAddress: null, postalCode: null, city: null }),
  anOrganisation('=HYPERLINK("x")', { industryCode: '58140', email: 'toimisto@firma.example' as never }),
  { ...nothingKnown('post'), givenNames: 'Olli', familyName: 'Nieminen', organisationName: 'Firma Oy', title: '100 % päällikkö', streetAddress: 'Tehtaankatu 2', postalCode: '00140', city: 'Helsinki' },
])) as [CustomerNumber, CustomerNumber, CustomerNumber, CustomerNumber, CustomerNumber]; // prettier-ignore
const names = new Map([[kaisa, 'kaisa'], [ville, 'ville'], [anna, 'anna'], [firm, 'firm'], [post, 'post']]); // prettier-ignore

register.setToday('2025-01-10');
await givenOrder(register, ville, { offer: 'MAARA6', startOn: '2025-02-01' });
register.setToday('2026-11-16');
await givenOrder(register, kaisa, { offer: 'KESTO12', startOn: '2026-11-01' });
await givenOrder(register, firm, { offer: 'YRITYS12', startOn: '2027-01-01', copies: 3 });
await givenOrder(register, anna, { offer: 'LAHJA12', startOn: '2026-11-10', payer: kaisa });
const [owing] = await givenOpenInvoices(register, [{ payerName: 'Ossi Olki', totalCents: 59_90 }]);
names.set(owing?.payer as CustomerNumber, 'ossi');

/** Who is in the group, by name. */
async function who(definition: unknown): Promise<string[]> {
  const frozen = await freezeGroup(exporting, definition);
  if (frozen.kind === 'refused') throw new Error(`${frozen.because} at ${frozen.at}`);
  const members = await register.db.selectFrom('marketing.frozen_member').select('customer').where('list', '=', frozen.list).orderBy('customer').execute(); // prettier-ignore
  return members.map(({ customer }) => names.get(customer as CustomerNumber) ?? String(customer)).toSorted();
}
const counted = async (definition: unknown) => {
  const answer = await countGroup(reading, definition);
  if (answer.kind === 'refused') throw new Error(answer.because);
  return answer;
};
async function exported(definition: unknown, channel: MarketingChannel) {
  const frozen = await freezeGroup(exporting, definition);
  if (frozen.kind === 'refused') throw new Error(frozen.because);
  const pieces: string[] = [];
  const answer = await exportList(exporting, frozen.list, channel, (piece) => void pieces.push(piece));
  if (answer.kind !== 'exported') throw new Error(answer.kind);
  return { ...answer, text: pieces.join('') };
}

test.each([
  ['everybody', EVERYBODY, ['anna', 'firm', 'kaisa', 'ossi', 'post', 'ville']],
  ['nobody', { combinator: 'and', not: true, rules: [] }, []],
  ['persons', group(rule('kind', '=', 'person')), ['anna', 'kaisa', 'ossi', 'ville']],
  ['not persons', group(rule('kind', 'notIn', ['person'])), ['firm', 'post']],
  ['Swedish', group(rule('language', 'in', 'sv,en')), ['anna']],
  ['a town in whatever letters', group(rule('city', '=', 'tampere')), ['ville']],
  ['not in a town, and nowhere', group(rule('city', '!=', 'Helsinki')), ['anna', 'ville']],
  ['without a postal code', group(rule('postalCode', 'null')), ['anna']],
  ['a postal area', group(rule('region', '=', '33')), ['ville']],
  ['postal codes between', group(rule('postalCode', 'between', '00140,33100')), ['firm', 'post', 'ville']],
  ['a title that holds a sign', group(rule('title', 'beginsWith', '100 %')), ['post']],
  ['signs that mean nothing', group(rule('title', 'contains', '_')), []],
  ['an industry', group(rule('industryCode', 'beginsWith', '58')), ['firm']],
  ['customers for a week', group(rule('customerSince', '<=', 'P7D')), []],
  [
    'customers since today',
    group(rule('customerSince', '=', 'today')),
    ['anna', 'firm', 'kaisa', 'ossi', 'post', 'ville'],
  ],
  ['reached by telephone', group(rule('reach', '=', 'phone')), ['kaisa', 'ville']],
  ['active', group(rule('subscriptionState', '=', 'active')), ['anna', 'kaisa']],
  ['ended', group(rule('subscriptionState', '=', 'ended')), ['ville']],
  ['coming or none', group(rule('subscriptionState', 'in', 'coming,none')), ['firm', 'ossi', 'post']],
  ['who gets a title now', group(rule('activeTitle', '=', 'VIIKKO')), ['kaisa']],
  ['who gets none of the titles', group(rule('activeTitle', 'null')), ['firm', 'ossi', 'post', 'ville']],
  ['an offer in force', group(rule('activeOffer', 'in', ['LAHJA12'])), ['anna', 'kaisa']],
  ['an owing customer', group(rule('openInvoice', '=', true)), ['ossi']],
  ['an overdue customer', group(rule('overdueInvoice', '=', 'true')), ['ossi']],
  ['those who owe nothing', group(rule('openInvoice', '!=', true)), ['anna', 'firm', 'kaisa', 'post', 'ville']],
  ['of a source', group(rule('source', '=', 'Customer Service')), ['anna', 'firm', 'kaisa', 'ossi', 'post', 'ville']],
  [
    'of no bought list',
    group(rule('sourceKind', '!=', 'bought_list')),
    ['anna', 'firm', 'kaisa', 'ossi', 'post', 'ville'],
  ],
  ['of values older than a year', group(rule('confirmedOn', '<', 'P1Y')), []],
  ['who ended since a day', group(some(rule('state', '=', 'ended'), rule('until', '>=', '2025-07-31'))), ['ville']],
  ['who pays for another', group(some(rule('role', '=', 'payer'), rule('offer', '=', 'LAHJA12'))), ['kaisa']],
  [
    'who has two',
    group({ field: 'subscriptions', match: { mode: 'atLeast', threshold: 2 }, value: group() }),
    ['kaisa'],
  ],
  [
    'who has exactly one',
    group({ field: 'subscriptions', match: { mode: 'exactly', threshold: 1 }, value: group() }),
    ['anna', 'firm', 'ville'],
  ],
  ['who has none', group({ field: 'subscriptions', match: { mode: 'none' }, value: group() }), ['ossi', 'post']],
  [
    'whose every one is fixed',
    group({ field: 'subscriptions', match: { mode: 'all' }, value: group(rule('kind', '=', 'fixed')) }),
    ['anna', 'ville'],
  ],
  [
    'at most one of a title',
    group({
      field: 'subscriptions',
      match: { mode: 'atMost', threshold: 0 },
      value: group(rule('title', '=', 'VIIKKO')),
    }),
    ['anna', 'ossi', 'post'],
  ],
  ['of many copies', group(some(rule('copies', '>', 1))), ['firm']],
  [
    'either, turned round',
    { combinator: 'or', not: true, rules: [rule('kind', '=', 'person'), rule('kind', '=', 'post')] },
    ['firm'],
  ],
] as const)('a group of %s', async (_, definition, expected) => {
  expect(await who(definition)).toEqual(expected);
  expect((await counted(definition)).matched).toBe(expected.length);
});

test('the waterfall adds up, and says of each channel what the gate then says of each person', async () => {
  await transact(asWorker(register, 'bans:set', 'bans'), async (tx, act) =>
    consentIn(tx, act, [
      { customer: ville, channel: 'email', givenOn: day('2026-11-01'), wording: 'Saa lähettää' },
    ] as never),
  );
  await givenBan(register, kaisa, 'post');
  const [jaakko, dead] = (await givenCustomers(register, [
    aPerson('Jaakko Koski', { phone: '+358405550103' as never }),
    aPerson('Vainaja Virtanen'),
    aPerson('Liisa Koski', { phone: '+358405550103' as never }),
  ])) as [CustomerNumber, CustomerNumber];
  await givenBan(register, jaakko, 'phone');
  await register.db
    .updateTable('customers.customer')
    .set({ deceased_on: day('2026-11-01') })
    .where('number', '=', dead)
    .execute();
  const phone = (await counted(EVERYBODY)).channels.find(({ channel }) => channel === 'phone');
  expect(phone?.removed.map(({ because }) => because)).toEqual([
    'deceased',
    'banned',
    'contact_banned',
    'not_reachable',
  ]);
  for (const { channel, matched, removed, reached } of (await counted(EVERYBODY)).channels) {
    expect(removed.reduce((sum, { count }) => sum + count, reached)).toBe(matched);
    const out = await exported(EVERYBODY, channel);
    expect([channel, out.rows]).toEqual([channel, reached]);
    const byReason = (rows: readonly { because: string; count: number }[]) =>
      new Map(rows.map(({ because, count }) => [because, count]));
    expect([channel, byReason(out.refused)]).toEqual([channel, byReason(removed)]);
  }
});

test('a ban told now is out of the count and the list at once, with its reason; invoices and reminders still go', async () => {
  const persons = group(rule('kind', '=', 'person'));
  const frozen = await freezeGroup(exporting, persons);
  const before = (await counted(persons)).channels.find(({ channel }) => channel === 'phone')?.reached;
  expect((await exported(persons, 'phone')).text).toContain('Aho');
  await givenBan(register, ville, 'post', 'phone', 'email', 'sms', 'disclosure');

  expect((await counted(persons)).channels.find(({ channel }) => channel === 'phone')?.reached).toBe((before ?? 0) - 1);
  const pieces: string[] = [];
  const list = frozen.kind === 'frozen' ? frozen.list : 0;
  const answer = await exportList(exporting, list, 'phone', (piece) => void pieces.push(piece));
  expect(pieces.join('')).not.toContain('Aho');
  expect(answer).toMatchObject({ refused: expect.arrayContaining([{ because: 'banned', count: 2 }]) as unknown });
  const refusals = await register.db.selectFrom('gate.decision').select(['verdict', 'because']).where('customer', '=', ville).where('channel', '=', 'phone').orderBy('id', 'desc').limit(1).execute(); // prettier-ignore
  expect(refusals).toEqual([{ verdict: 'refused', because: 'banned' }]);

  await givenOrder(register, ville, { offer: 'KESTO12', startOn: '2026-11-20' });
  expect((await runInvoices(asWorker(register, 'invoices:issue', 'invoicing'), day('2026-11-16'))).kind).not.toBe(
    'refused',
  );
  await transact(asWorker(register, 'reminders:send', 'invoicing'), async (tx, act) => {
    for (const messageType of ['invoice', 'reminder'] as const) {
      const sending = { channel: 'post', purpose: 'invoicing', messageType, today: day('2026-11-16') } as const;
      expect((await addresseesIn(tx, act, sending, [ville])).addressees).toHaveLength(1);
    }
  });
});

test('what went out is recorded by the decision that let it, and a list holds no formula', async () => {
  const firms = group(rule('kind', '=', 'organisation'));
  const { text, list, rows } = await exported(firms, 'post');
  expect(text.split('\r\n')).toEqual([
    'customer_number,name,line2,line3,street,postal_code,city,country,language',
    `${firm},"'=HYPERLINK(""x"")",,,Tehtaankatu 2,00140,HELSINKI,FI,fi`,
    '',
  ]);
  const sent = await register.db
    .selectFrom('gate.outbound')
    .select(['customer', 'document', 'about'])
    .where('about', '=', `list ${list}`)
    .execute();
  expect(sent).toEqual([{ customer: firm, document: 'target group list', about: `list ${list}` }]);
  expect(rows).toBe(1);
  expect((await exported(group(rule('title', '=', 'Toimittaja')), 'phone')).text).toContain(
    `${kaisa},Kaisa Virtanen,+358405550101,fi`,
  );
});

test('a customer’s absence is explained condition by condition, his silence channel by channel; the look is recorded', async () => {
  const definition = group(rule('kind', '=', 'person'), {
    combinator: 'or',
    rules: [rule('city', '=', 'Oulu'), some(rule('state', '=', 'active'))],
  });
  const ofVille = await explainGroup(reading, group(rule('kind', '=', 'person'), rule('city', '=', 'Oulu')), ville);
  expect(ofVille).toMatchObject({
    isIn: false,
    why: {
      rules: [
        { field: 'kind', holds: true },
        { field: 'city', holds: false },
      ],
    },
    channels: [{ channel: 'post', may: false, because: 'banned' }, {}, {}, {}],
  });
  const ofKaisa = await explainGroup(reading, definition, kaisa);
  expect(ofKaisa).toMatchObject({
    isIn: true,
    why: {
      rules: [
        { holds: true },
        { holds: true, rules: [{ holds: false }, { field: 'subscriptions', operator: 'some', holds: true }] },
      ],
    },
  });
  expect(await explainGroup(reading, definition, customerNumber(9))).toEqual({ kind: 'unknown customer' });
  const looks = await register.db
    .selectFrom('access.look')
    .select('customer')
    .where('screen', '=', 'target group')
    .orderBy('id')
    .execute();
  expect(looks.map(({ customer }) => customer)).toEqual([ville, kaisa]);
});

test('a merged customer is one member, with the subscriptions of both', async () => {
  const [old] = await givenCustomers(register, [aPerson('Kaisa Virtanen', { city: 'Vaasa' })]) as [CustomerNumber]; // prettier-ignore
  await givenOrder(register, old, { offer: 'DIGI1', startOn: '2026-11-01' });
  const inVaasa = await freezeGroup(exporting, group(rule('city', '=', 'Vaasa')));
  await register.db.updateTable('customers.customer').set({ merged_into: kaisa }).where('number', '=', old).execute();
  expect(await who(group(rule('activeOffer', '=', 'DIGI1')))).toEqual(['kaisa']);
  expect(await who(group(rule('city', '=', 'Vaasa')))).toEqual([]);
  const pieces: string[] = [];
  await exportList(
    exporting,
    inVaasa.kind === 'frozen' ? inVaasa.list : 0,
    'phone',
    (piece) => void pieces.push(piece),
  );
  expect(pieces.join('')).toContain(`${kaisa},Kaisa Virtanen`);
});
