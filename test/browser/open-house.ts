import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { authoriserOf, type Role } from '#access';
import { cents, day } from '#kernel';
import { startServer } from '#platform';
import { exampleSettings } from '#register';
import { Dice } from '../../src/app/demo/dice.ts';
import { liveMonth } from '../../src/app/demo/month.ts';
import { wellKnownCustomer } from '../../src/app/demo/queries.ts';
import { servedBy } from '../../src/app/rooms.ts';
import { aRegister, type TestRegister } from '../database.ts';
import { givenCatalogue } from '../given/catalog.ts';
import { givenSellers } from '../given/sources.ts';
import { givenUser, PASSWORD } from '../given/users.ts';
import { builtWeb } from './built-web.ts';

/** Chromium without what a test does not need: no sandbox as root, no talk of its own to anybody. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const MONTHS = ['2026-08-01', '2026-09-01', '2026-10-01'];
const CUSTOMERS_A_MONTH = 40;

const STAFF: Readonly<Record<string, Role>> = {
  service: 'customer-service',
  billing: 'billing',
  marketing: 'marketing',
  keeper: 'register-keeper',
  administrator: 'administrator',
};

/** The whole application on a register that has lived three months, and a browser before it. */
export type OpenHouse = {
  readonly register: TestRegister;
  readonly address: string;
  /** Opens a browser of its own in a language. */
  readonly visit: (language?: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  /** Signs somebody of the staff in: `service`, `billing`, `marketing`, `keeper`, `administrator`. */
  readonly signIn: (page: Page, who: string) => Promise<void>;
};

/** Lives three months of an invented publisher and serves it to a browser; all is gone after the file. */
export async function anOpenHouse(): Promise<OpenHouse> {
  const register = await aRegister('2026-11-16');
  await givenCatalogue(register);
  await givenSellers(register);
  await live(register);
  for (const [name, role] of Object.entries(STAFF))
    await givenUser(register, `${name}@lehti.example`, { roles: [role] });
  const customer = await wellKnownCustomer(register.db);
  await givenUser(register, 'tilaaja@lehti.example', { roles: ['subscriber'], customer, hasAccepted: false });
  const address = await serve(register);
  const executablePath = process.env['KORTISTO_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  afterAll(() => browser.close());
  return {
    register,
    address,
    visit: (language = 'fi', options = {}) => visit(browser, { address, language, options }),
    signIn: async (page, who) => {
      await page.goto(`${address}/`);
      await page.fill('input[name=email]', `${who}@lehti.example`);
      await page.fill('input[name=password]', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#main h1');
    },
  };
}

async function live(register: TestRegister): Promise<void> {
  const dice = new Dice(7);
  let openingCents = cents(10_000_00);
  for (const [at, first] of MONTHS.entries()) {
    const iban = exampleSettings.ibans[0]?.iban ?? '';
    const life = {
      register,
      dice,
      from: day(first),
      newCustomers: CUSTOMERS_A_MONTH,
      firstNew: at * CUSTOMERS_A_MONTH,
    };
    openingCents = await liveMonth({ ...life, iban, openingCents });
  }
}

async function serve(register: TestRegister): Promise<string> {
  const server = await startServer(
    {
      ...servedBy(register),
      register,
      version: 'test',
      log: () => undefined,
      authorise: authoriserOf(register),
      health: () => Promise.resolve([]),
    },
    {
      host: '127.0.0.1',
      port: 0,
      publicOrigin: null,
      incomingFolder: `${register.home}/incoming`,
      webFolder: await builtWeb(),
      uploadBytesMax: 100_000_000,
      requestsPerMinuteMax: 1_000_000,
    },
  );
  afterAll(() => server.close());
  return server.address;
}

type Visit = { readonly address: string; readonly language: string; readonly options: object };

async function visit(browser: Browser, { address, language, options }: Visit): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    locale: `${language}-FI`,
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript(`localStorage.setItem('kortisto.language', '${language}')`);
  const page = await context.newPage();
  page.on('pageerror', (failure) => expect.fail(`the page broke: ${failure.message}`));
  await page.goto(`${address}/`);
  return page;
}
