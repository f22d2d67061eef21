import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isInstalled, testWithTool } from '../tools.ts';
import { PASSWORD } from '../given/users.ts';
import { anOpenHouse } from './open-house.ts';

const test = testWithTool('chromium');
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');

/** WCAG 2.2 at levels A and AA, and what the makers of axe hold to be good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How far the page can be scrolled sideways, asked in the browser. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

async function firstOf(table: 'customer' | 'invoice'): Promise<number> {
  const { db } = opened().register;
  if (table === 'customer') {
    const row = await db.selectFrom('gate.ban').select('customer').orderBy('id').executeTakeFirstOrThrow();
    return row.customer;
  }
  const row = await db.selectFrom('collection.reminder').select('invoice').orderBy('id').executeTakeFirstOrThrow();
  return row.invoice;
}

/** Every screen, by who opens it; `N` is a banned customer, `I` an invoice that was reminded of. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  keeper: [
    '/',
    '/customers?q=virtanen',
    '/customers/N',
    '/customers/N?tab=why',
    '/customers/N?tab=history',
    '/customers/N?tab=privacy',
    '/customers/N?do=edit',
    '/customers/N?do=ban',
    '/customers/N/erasure',
    '/customers/99999',
    '/imports',
    '/imports/new',
    '/suppliers',
    '/suppliers/S1',
    '/informing',
    '/register',
    '/audit',
    '/audit?list=looks',
    '/users',
    '/nowhere',
  ],
  billing: ['/invoices', '/invoices/I', '/invoices/run', '/payments', '/reminders', '/reminders/run'],
  marketing: [
    '/groups',
    '/groups/new?definition={"combinator":"and","rules":[{"field":"activeTitle","operator":"in","value":["VIIKKO"]}]}',
  ],
  administrator: ['/'],
};

/** A screen with an open dialog cannot be turned into another language without being left. */
const hasDialog = (path: string): boolean => path.includes('do=');

async function violationsInEveryLanguage(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['sv', 'en', 'fi']) {
    if (!hasDialog(path)) {
      await page.locator(`header button[lang=${language}]`).click();
      await page.waitForSelector(`html[lang=${language}]`);
    }
    found.push(...(await violationsOf(page)).map((one) => `${path} in ${language}: ${one}`));
    if (hasDialog(path)) return found;
  }
  return found;
}

test.each(Object.keys(SCREENS))(
  'axe finds nothing on any screen of %s in any language',
  { timeout: 600_000 },
  async (who) => {
    const { address, visit, signIn } = opened();
    const [customer, invoice] = [await firstOf('customer'), await firstOf('invoice')];
    const page = await visit('fi');
    await signIn(page, who);
    const found: string[] = [];
    for (const path of SCREENS[who] ?? []) {
      await page.goto(address + path.replace('/N', `/${customer}`).replace('/I', `/${invoice}`));
      await page.waitForSelector('#main h1');
      await page.waitForLoadState('networkidle');
      found.push(...(await violationsInEveryLanguage(page, path)));
    }
    await page.context().close();
    expect(found).toEqual([]);
  },
);

test.each(['light', 'dark'] as const)(
  'axe finds nothing before signing in, nor on the card, when it is %s',
  { timeout: 300_000 },
  async (colorScheme) => {
    const { address, visit, signIn } = opened();
    const page = await visit('fi', { colorScheme });
    await page.waitForSelector('main h1');
    const found = await violationsOf(page);
    await signIn(page, 'keeper');
    for (const path of [`/customers/${await firstOf('customer')}`, '/', '/imports/new', '/audit', '/register']) {
      await page.goto(address + path);
      await page.waitForSelector('#main h1');
      await page.waitForLoadState('networkidle');
      found.push(...(await violationsOf(page)));
    }
    expect(found).toEqual([]);
  },
);

test.each(['fi', 'sv', 'en'])(
  'axe finds nothing on the subscriber’s pages nor on the description in %s',
  { timeout: 300_000 },
  async (language) => {
    const { address, visit } = opened();
    const page = await visit(language);
    const found: string[] = [];
    for (const path of [`/portal/sign-in?language=${language}`, `/description?language=${language}`]) {
      await page.goto(address + path);
      found.push(...(await violationsOf(page)).map((one) => `${path} ${one}`));
    }
    await page.goto(`${address}/portal/sign-in?language=${language}`);
    await page.fill('input[name=email]', 'tilaaja@lehti.example');
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portal');
    for (const path of ['/portal', '/portal/invoices', '/portal/choices', '/portal/data']) {
      await page.goto(address + path);
      found.push(...(await violationsOf(page)).map((one) => `${path} ${one}`));
    }
    expect(found).toEqual([]);
  },
);

test(
  'no screen needs to be scrolled sideways in a window of 320 pixels, or at 400 per cent',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn } = opened();
    const page = await visit('fi', { viewport: { width: 320, height: 640 } });
    await signIn(page, 'keeper');
    const wide: string[] = [];
    for (const path of [
      '/',
      `/customers/${await firstOf('customer')}`,
      '/imports/new',
      '/invoices',
      '/payments',
      '/users',
    ]) {
      await page.goto(address + path);
      await page.waitForSelector('#main h1');
      await page.waitForLoadState('networkidle');
      const overflow = Number(await page.evaluate(SIDEWAYS));
      if (overflow > 0) wide.push(`${path}: ${overflow} px`);
    }
    expect(wide).toEqual([]);
  },
);
