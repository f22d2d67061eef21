import { expect, test } from 'vitest';
import { ROLES, type Role } from '#access';
import type { Route } from '#platform';
import { parametersOf } from '../../src/platform/http/route.ts';
import { servedBy } from '../../src/app/rooms.ts';
import { aRegister } from '../database.ts';
import { CANARY, givenProtected } from '../given/protected.ts';
import { givenUser, PASSWORD } from '../given/users.ts';
import { textOfPdf } from '../rendered.ts';
import { aServer, type Browser } from '../served.ts';
import { testWithTool } from '../tools.ts';

const register = await aRegister('2026-11-24');
const { salla, former, stands, gone, payer } = await givenProtected(register);
const { routes, pages } = servedBy(register);
const server = await aServer(register, routes, pages);
const STAFF = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'subscriber');

/** What a route gives back as its sender brought it, before or without anybody of the register being recognised in it. */
const OF_THE_SENDER = ['GET /imports/:batch/rejects', 'GET /import-files/:file'];
const GETS = routes.filter(({ method, permit, signature }) => method === 'GET' && permit !== 'public' && !OF_THE_SENDER.includes(signature)); // prettier-ignore
/** Routes that nothing stands behind here: a company of the trade register, a statement of a seller, a list of another's answers. */
const NOTHING_THERE = [
  'GET /organisations',
  'GET /organisations/:businessId/ytj',
  'GET /imports/:batch/answers/:code',
  'GET /customers/:customer/company',
  'GET /customers/:customer/erasure',
];
/** A file, or all that is held, is shown by a reveal alone. */
const BY_REVEAL = [
  'GET /attachments/:attachment',
  'GET /customers/:customer/inspection',
  'GET /customers/:customer/inspection.pdf',
  'GET /print-runs/:run/files/:file',
];

const idsOf = async (table: string): Promise<string[]> =>
  (await register.pool.query<{ id: string }>(`select id::text as id from ${table} order by id limit 20`)).rows.map(({ id }) => id); // prettier-ignore

const VALUES: Readonly<Record<string, readonly string[]>> = {
  customer: [salla, former, stands, gone, payer].map(String),
  one: [String(salla)],
  other: [String(former), String(stands), String(payer)],
  invoice: await idsOf('invoicing.invoice'),
  batch: await idsOf('sources.batch'),
  row: ['1', '2'],
  plan: await idsOf('sources.plan'),
  run: await idsOf('deliveries.run'),
  file: ['labels.csv', 'printer.csv'],
  attachment: await idsOf('contacts.attachment'),
  code: ['93600', 'S1'],
  month: ['2026-11'],
  name: ['customers'],
  businessId: ['9123452-8'],
  template: ['answer', 'apology'],
  group: ['1'],
};

/** What is asked beside the path: everything by which somebody may be looked for, and merges by both numbers. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'GET /search': ['Salla Suojattu', 'Kaija', 'Matti', String(salla), '0405550777', 'kanaari@posti.example', 'Kanaarimutka'].map((text) => `q=${encodeURIComponent(text)}`), // prettier-ignore
  'GET /invoices': ['', 'text=Suojattu'],
  'GET /customers/:customer': ['', 'asOf=2026-11-24'],
  'GET /customers/:customer/merge-preview': [`other=${payer}`, `into=${payer}`, `merged=${payer}`],
  'GET /tasks': ['dueBy=2026-12-31'],
  'GET /ledger/balances': ['on=2026-12-31'],
  'GET /issues': ['year=2026'],
};

/** Every path of a route with every value of its parameters. */
function pathsOf({ signature, path }: Route): string[] {
  let paths = [path];
  for (const name of parametersOf(path))
    paths = paths.flatMap((one) => (VALUES[name] ?? []).map((value) => one.replace(`:${name}`, value)));
  return paths.flatMap((one) => (ASKED[signature] ?? ['']).map((query) => (query === '' ? one : `${one}?${query}`)));
}

async function signedIn(role: Role): Promise<Browser> {
  const email = `${role}@lehti.example`;
  await givenUser(register, email, { roles: [role] });
  const browser = server.browser();
  await browser.signIn(email, PASSWORD);
  return browser;
}

type Heard = { readonly status: number; readonly text: string };

async function heard(
  browser: Browser,
  path: string,
  { reason = null, root = '/api/v1' }: { reason?: string | null; root?: string } = {},
): Promise<Heard> {
  const headers = { cookie: browser.cookie ?? '', ...(reason !== null && { 'kortisto-reason': reason }) };
  const answer = await fetch(`${browser.address}${root}${path}`, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isPdf = answer.headers.get('content-type')?.startsWith('application/pdf') ?? false;
  return { status: answer.status, text: isPdf ? textOfPdf(bytes) : new TextDecoder().decode(bytes) };
}

const answered = new Set<string>();

testWithTool('pdftotext').each(STAFF)(
  'no answer to %s tells where somebody protected lives',
  async (role) => {
    const browser = await signedIn(role);
    const told: string[] = [];
    for (const route of GETS) {
      for (const path of pathsOf(route)) {
        const { status, text } = await heard(browser, path);
        expect([path, status < 500 ? 'answered' : text]).toEqual([path, 'answered']);
        if (status === 403) break;
        if (status === 200) answered.add(route.signature);
        if (status === 200 && CANARY.test(text.replace(encodeURIComponent(path), '')))
          told.push(`${path}: ${around(text)}`);
      }
    }
    expect(told).toEqual([]);
  },
  240_000,
);

const around = (text: string): string => text.slice(Math.max(0, text.search(CANARY) - 120), text.search(CANARY) + 60);

testWithTool('pdftotext')('every route that staff may ask was answered, but those behind which nothing stands', () => {
  const silent = GETS.map(({ signature }) => signature).filter((signature) => !answered.has(signature));
  expect(silent.filter((one) => !NOTHING_THERE.includes(one) && !BY_REVEAL.includes(one))).toEqual([]);
});

testWithTool('pdftotext')('files, and all that is held, are told by a reveal alone: by the right to it, for a reason, in the trail', async () => {
  const keeper = server.browser();
  await keeper.signIn('register-keeper@lehti.example', PASSWORD);
  for (const path of BY_REVEAL.flatMap((signature) => pathsOf(GETS.find((one) => one.signature === signature) as Route)).filter((path) => !path.includes(String(payer)))) {
    const refused = await heard(keeper, path);
    expect([path, refused.status, refused.text.includes('reason_needed')]).toEqual([path, 409, true]);
    const shown = await heard(keeper, path, { reason: 'letter 12' });
    expect([path, shown.status]).toEqual([path, 200]);
  }
  const biller = server.browser();
  await biller.signIn('billing@lehti.example', PASSWORD);
  const attachment = await heard(biller, `/attachments/${VALUES['attachment']?.[0]}`, { reason: 'letter 12' });
  expect([attachment.status, attachment.text.includes('address_is_protected')]).toEqual([409, true]);
  const looks = await register.pool.query<{ n: number }>(
    `select count(*)::int as n from access.look l join access.act a on a.id = l.act where l.screen = 'protected address' and a.reason = 'letter 12'`,
  );
  expect(looks.rows[0]?.n).toBeGreaterThan(5);
}, 240_000); // prettier-ignore

testWithTool('pdftotext')('the portal of who pays for somebody protected tells nothing of where that one lives', async () => {
  await givenUser(register, 'maksaja@posti.example', { roles: ['subscriber'], customer: payer });
  const browser = server.browser();
  await browser.signIn('maksaja@posti.example', PASSWORD);
  const own = pages.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const paths = own.flatMap((path) => (VALUES['invoice'] ?? []).map((id) => path.replace(':invoice', id)));
  let invoices = 0;
  for (const path of new Set(paths)) {
    const { status, text } = await heard(browser, path, { root: '' });
    if (path.endsWith('/pdf') && status === 200) invoices += 1;
    expect([path, status < 500, CANARY.test(text)]).toEqual([path, true, false]);
  }
  expect(invoices).toBe(1);
}, 120_000); // prettier-ignore

test('the address is told by revealing it', async () => {
  const browser = server.browser();
  await browser.signIn('customer-service@lehti.example', PASSWORD);
  const revealed = await browser.ask('POST', `/customers/${salla}/reveals`, { reason: 'letter 12' });
  expect(JSON.stringify(revealed.body)).toMatch(CANARY);
});

test('there is something to be told of in every table that a home may stand in', async () => {
  for (const table of ['customers.change', 'customers.address', 'customers.likeness', 'invoicing.invoice', 'sources.incoming_row', 'sources.planned_row', 'sources.update_proposal', 'sources.information_duty', 'contacts.attachment']) {
    const { rows } = await register.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    expect([table, (rows[0]?.n ?? 0) > 0]).toEqual([table, true]);
  }
}); // prettier-ignore
