import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { asStart, createUser } from '#access';
import { isInstalled, testWithTool } from '../tools.ts';
import { givenCustomer } from '../given/customers.ts';
import { aCustomerRow, csvOf } from '../given/sources.ts';
import { builtWeb } from './built-web.ts';
import { anOpenHouse } from './open-house.ts';

const withChromium = testWithTool('chromium');
/** A browser on a busy machine takes its time. */
const test = (name: string, work: () => Promise<void>): void => withChromium(name, { timeout: 180_000 }, work);
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');

const heading = (page: Page): Promise<string> => page.locator('#main h1').innerText();

test('the first load of the staff app is at most 260 kB of JavaScript, gzipped', async () => {
  const folder = await builtWeb();
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(folder, 'assets', file))).length;
  const entry = /src="\/assets\/([^"]+\.js)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? '';
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(join(folder, 'assets', file), 'utf8');
    for (const [, next = ''] of text.matchAll(/(?:import|from)\s*"\.\/([\w.-]+\.js)"/g)) load(next);
  };
  load(entry);
  for (const lazy of readdirSync(join(folder, 'assets'))) if (/^(?:fi|home-page)-.*\.js$/.test(lazy)) load(lazy);
  const bytes = [...loaded].reduce((sum, file) => sum + sizeOf(file), 0);
  expect(loaded.size).toBeGreaterThan(2);
  expect(bytes).toBeLessThanOrEqual(260_000);
});

test('a one-time password is changed and the undertaking accepted before the first card is opened', async () => {
  const { register, address, visit } = opened();
  const made = await createUser(asStart(register, 'users:manage'), {
    email: 'uusi@lehti.example',
    name: 'Uusi Työntekijä',
    language: 'fi',
    roles: ['customer-service'],
    customer: null,
    reason: 'test',
  });
  if (made.kind !== 'created') throw new Error(made.because);
  const page = await visit('fi');
  await page.goto(`${address}/customers?q=virtanen`);
  await page.fill('input[name=email]', 'uusi@lehti.example');
  await page.fill('input[name=password]', made.oneTimePassword);
  await page.keyboard.press('Enter');
  await page.fill('input[name=current]', made.oneTimePassword);
  await page.fill('input[name=next]', 'aivan uusi pitkä salasana');
  await page.keyboard.press('Enter');
  await page.getByLabel('Olen lukenut sitoumuksen').check();
  await page.getByRole('button', { name: 'Hyväksyn' }).click();
  expect(await heading(page)).toBe('Asiakkaat');
  expect(page.url()).toContain('q=virtanen');
});

test('by keyboard alone: a customer is found, opened, and banned; the strip and the target group say so at once', async () => {
  const { register, address, visit, signIn } = opened();
  const customer = await givenCustomer(register, 'Tuuli Äikäs-Sjöström', { city: 'Inari' });
  const planner = await visit('fi');
  await signIn(planner, 'marketing');
  const group = { combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Inari' }] };
  const reached = async (): Promise<string> => {
    await planner.goto(`${address}/groups/new?definition=${encodeURIComponent(JSON.stringify(group))}`);
    const post = planner.locator('[data-tone=left]').first();
    await post.waitFor();
    return post.locator('b').innerText();
  };
  const before = Number(await reached());

  const page = await visit('fi');
  await signIn(page, 'service');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('aikas sjostrom');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/customers/${customer}`);
  await page.getByRole('heading', { name: 'Tuuli Äikäs-Sjöström' }).waitFor();
  await page.keyboard.press('b');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('note', { name: 'Kiellot ja varoitukset' }).waitFor();
  await page.mouse.wheel(0, 5_000);
  expect(await page.getByRole('note', { name: 'Kiellot ja varoitukset' }).isVisible()).toBe(true);
  expect(Number(await reached())).toBe(before - 1);
});

test('an edit is shown before it is saved, and stands in the history with its source', async () => {
  const { register, address, visit, signIn } = opened();
  const customer = await givenCustomer(register, 'Veikko Muuttaja');
  const page = await visit('en');
  await signIn(page, 'service');
  await page.goto(`${address}/customers/${customer}?do=edit`);
  await page.getByLabel('Street address').fill('Uusikatu 7');
  const dialog = page.locator('dialog[open]');
  expect(await dialog.getByRole('status').innerText()).toContain('Uusikatu 7');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.goto(`${address}/customers/${customer}?tab=history`);
  await page.getByText('Uusikatu 7').last().waitFor();
  const history = page.getByRole('region', { name: 'History of the data' });
  expect(await history.locator('del').first().innerText()).toBe('Kotikuja 1');
});

test('a file is planned, applied, reported and undone', async () => {
  const { register, address, visit, signIn } = opened();
  const rows = [
    aCustomerRow({ given_names: 'Aatu', family_name: 'Tuontinen', street_address: 'Tuontitie 1' }),
    aCustomerRow({ given_names: 'Beeda', family_name: 'Tuontinen', postal_code: '99999' }),
    aCustomerRow({ given_names: '', family_name: '' }),
  ];
  const page = await visit('fi');
  await signIn(page, 'keeper');
  await page.goto(`${address}/imports/new`);
  await page.setInputFiles('input[type=file]', {
    name: 'asiakkaat.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csvOf('customers', rows)),
  });
  await page.getByRole('button', { name: 'Seuraavaksi: korjaukset' }).click();
  await page.getByRole('button', { name: /^Esikatsele 3/ }).click();
  await page.getByRole('button', { name: /^Tuo 3/ }).click();
  await page.waitForURL(/\/imports\/\d+/);
  await page.getByRole('button', { name: /2 Lisätty/ }).waitFor();
  await page.getByRole('button', { name: /1 Hylätty/ }).click();
  await page.waitForURL(/verdict=rejected/);
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  const made = async () =>
    (
      await register.db
        .selectFrom('customers.customer')
        .select('number')
        .where('family_name', '=', 'Tuontinen')
        .execute()
    ).length;
  expect(await made()).toBe(2);
  await page.getByRole('button', { name: 'Peru erä' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Peru erä' }).click();
  await page.locator('dialog[open]').getByRole('status').waitFor();
  expect(await made()).toBe(0);
});

test('a reminder run is previewed with the reason of every exclusion, and a refusal of the server is shown as it was said', async () => {
  const { address, visit, signIn } = opened();
  const page = await visit('sv');
  await signIn(page, 'billing');
  await page.goto(`${address}/reminders/run?day=2026-11-16`);
  await page.locator('table tbody tr').first().waitFor();
  await page.goto(`${address}/invoices/999999`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('Hittades inte');
});

test('what a role may not do is not offered, and the address of its screen says so', async () => {
  const { address, visit, signIn } = opened();
  const page = await visit('en');
  await signIn(page, 'administrator');
  expect(await page.getByRole('navigation', { name: 'Screens' }).innerText()).not.toContain('Invoices');
  await page.goto(`${address}/invoices`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('No right to this');
});

test('the language is changed on the spot and the screen stays', async () => {
  const { address, visit, signIn } = opened();
  const page = await visit('fi');
  await signIn(page, 'keeper');
  await page.goto(`${address}/invoices?state=overdue`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => heading(page)).toBe('Invoices');
  expect(page.url()).toContain('state=overdue');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
});
