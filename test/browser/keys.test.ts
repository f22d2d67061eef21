import { expect } from 'vitest';

import { aPerson, givenCustomers } from '../given/customers.ts';
import { isInstalled, testWithTool } from '../tools.ts';
import { anOpenHouse } from './open-house.ts';

const test = testWithTool('chromium');
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');

test('every key that the first page and the card name does what they say', { timeout: 120_000 }, async () => {
  const { address, visit, signIn, register } = opened();
  const [customer = 0] = await givenCustomers(register, [aPerson('Nelli Näppäin')]);
  const page = await visit('fi');
  await signIn(page, 'service');
  const keys = await page.locator('#main kbd').allTextContents();
  expect(keys).toEqual(['Ctrl K', 'J K', 'E', 'B', 'N']);

  await page.goto(`${address}/customers/${customer}?tab=contacts`);
  await page.getByText('Kirjaa puhelu, viesti tai muistiinpano näppäimellä N.').waitFor();
  const dialog = page.getByRole('dialog');
  for (const [key, title] of [
    ['e', 'Muokkaa'],
    ['b', 'kielto'],
    ['n', 'Kirjaa'],
  ] as const) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    expect(await dialog.getByRole('heading').first().textContent()).toContain(title);
    if (key === 'n') break;
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await dialog.getByLabel('Aihe').fill('Soittaa huomenna uudestaan, N ei avaa toista');
  await page.keyboard.press('Enter');
  await page.getByText('Soittaa huomenna uudestaan').waitFor();
  const noted = await register.db
    .selectFrom('contacts.contact')
    .select('kind')
    .where('customer', '=', customer)
    .execute();
  expect(noted).toEqual([{ kind: 'note' }]);
  await page.context().close();
});

test('of two screens in the rail each has its own drawing', { timeout: 120_000 }, async () => {
  const { visit, signIn } = opened();
  for (const who of ['administrator', 'keeper', 'service']) {
    const page = await visit('fi');
    await signIn(page, who);
    const drawn = await page.locator('nav a svg path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d'))); // prettier-ignore
    expect(drawn.length).toBeGreaterThan(1);
    expect(new Set(drawn).size).toBe(drawn.length);
    await page.context().close();
  }
});
