import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { asWorker } from '#access';
import { change } from '#customers';
import { givenCustomer } from '../given/customers.ts';
import { isInstalled, testWithTool } from '../tools.ts';
import { anOpenHouse } from './open-house.ts';

const withChromium = testWithTool('chromium');
/** A browser on a busy machine takes its time. */
const test = (name: string, work: () => Promise<void>): void => withChromium(name, { timeout: 180_000 }, work);
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');
const PICTURES = process.env['KORTISTO_PICTURES'];
const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};

const cardOf = async (name: string, who = 'service'): Promise<{ page: Page; customer: number }> => {
  const { register, address, visit, signIn } = opened();
  const customer = await givenCustomer(register, name, { phone: '+358405550801' });
  const page = await visit('fi');
  await signIn(page, who);
  await page.goto(`${address}/customers/${customer}`);
  await page.waitForSelector('#main h1');
  return { page, customer };
};

test('a temporary address and a further number are told at the card, each shown with its time and source', async () => {
  const { page } = await cardOf('Kaisa Tilapäinen');
  await page.getByRole('button', { name: 'Uusi osoite' }).click();
  await page.getByLabel('Ensimmäinen päivä').fill('1.12.2026');
  await page.getByLabel('Viimeinen päivä').fill('28.2.2027');
  await page.getByLabel('Katuosoite').fill('Rantatie 2');
  await page.getByLabel('Postinumero').fill('33100');
  await page.getByLabel('Postitoimipaikka').fill('Tampere');
  await picture(page, 'address-dialog');
  await page.getByRole('button', { name: 'Tallenna osoite' }).click();
  await page.getByText('Tilapäinen 1.12.2026–28.2.2027').waitFor();
  await page.getByRole('button', { name: 'Uusi numero' }).click();
  await page.getByRole('textbox', { name: 'Puhelin' }).fill('050 555 0802');
  await page.getByLabel('Selite').fill('mökki');
  await page.keyboard.press('Enter');
  await page.getByText('mökki').waitFor();
  await picture(page, 'contacts');
  await page.getByRole('button', { name: /^Poista: Tilapäinen/ }).click();
  await page.getByRole('button', { name: 'Poista käytöstä' }).click();
  await expect.poll(() => page.getByText('Tilapäinen 1.12.2026').count()).toBe(0);
});

test('a protected address is masked on the card and shown for a reason', async () => {
  const { page } = await cardOf('Aino Suojattu');
  await page.getByRole('button', { name: 'Tila', exact: true }).click();
  await page.getByLabel('Turvakielto asti').fill('31.12.9999');
  await page.getByLabel('Turvakielto asti').press('Enter');
  await page.getByText('Osoite ja yhteystiedot on suojattu').waitFor();
  expect(await page.getByText('Kotikuja 1').count()).toBe(0);
  await picture(page, 'protected');
  await page.getByRole('button', { name: 'Näytä suojattu osoite' }).click();
  await page.getByLabel('Syy', { exact: true }).fill('palautunut lehti');
  await page.getByRole('button', { name: 'Näytä', exact: true }).last().click();
  await page.getByText('Kotikuja 1').waitFor();
  await picture(page, 'revealed');
});

test('a conflict is settled on the card, and the field’s history and an earlier day stand in the address', async () => {
  const { register } = opened();
  const { page, customer } = await cardOf('Ville Ristiriitainen');
  await change(asWorker(register, 'customers:change'), { kind: 'update_service', name: 'OSOITE-A' }, [
    {
      customer: customer as never,
      row: 7,
      values: { streetAddress: 'Uusikuja 2', postalCode: '00200', city: 'Espoo' },
    },
  ]);
  await page.reload();
  await page.getByRole('heading', { name: 'Ristiriidat' }).waitFor();
  await picture(page, 'conflict');
  await page.getByRole('button', { name: 'Ota lähteen arvo' }).click();
  await expect.poll(() => page.getByRole('heading', { name: 'Ristiriidat' }).count()).toBe(0);
  await page.getByText('Uusikuja 2').first().waitFor();
  await page.goto(`${page.url().split('?')[0]}?tab=history&field=streetAddress`);
  await page.getByText('Jäi odottamaan').waitFor();
  await picture(page, 'history');
  await page.getByLabel('Kortti päivänä').fill('1.1.2999');
  await page.getByLabel('Kortti päivänä').press('Enter');
  await page.getByText('Kortti sellaisena kuin se oli 1.1.2999').waitFor();
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2999-01-01');
});

test('a country abroad has its name on the card, in the language of the person', async () => {
  const { register, address, visit, signIn } = opened();
  const customer = await givenCustomer(register, 'Outi Ulkomailla', { city: 'London', country: 'GB' });
  const page = await visit('fi');
  await signIn(page, 'service');
  await page.goto(`${address}/customers/${customer}`);
  await page.getByText('Iso-Britannia', { exact: true }).waitFor();
  await page.locator('header button[lang=sv]').click();
  await page.getByText('Storbritannien', { exact: true }).waitFor();
});

test('of one letter more is asked for, and no search is longer than is read', async () => {
  const { address, visit, signIn } = opened();
  const page = await visit('fi');
  await signIn(page, 'service');
  await page.goto(`${address}/customers?q=k`);
  await page.getByText('Kirjoita enemmän').waitFor();
  await page.goto(`${address}/customers?q=${'k'.repeat(300)}`);
  await page.getByText('Kukaan ei täsmää').waitFor();
  expect(await page.getByRole('combobox').getAttribute('maxlength')).toBe('200');
});
