import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { asWorker } from '#access';
import type { CustomerNumber } from '#kernel';
import { change, sweepRegister } from '#customers';
import { aPerson, givenCustomers } from '../given/customers.ts';
import { isInstalled, testWithTool } from '../tools.ts';
import { anOpenHouse } from './open-house.ts';

const test = testWithTool('chromium');
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function violationsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where} ${id}: ${node.html.slice(0, 160)}`));
}

const twins = async (name: string, phone: string): Promise<readonly [CustomerNumber, CustomerNumber]> => {
  const made = await givenCustomers(opened().register, [
    aPerson(name, { phone, email: `${phone.slice(-4)}@posti.example` }),
    aPerson(name, { phone, streetAddress: 'Uusitie 2', postalCode: '00200', title: 'Rehtori' }),
  ]);
  return made as [CustomerNumber, CustomerNumber];
};

test(
  'pairs are judged with a key each, a merge after its preview, and it is taken apart from the card',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn, register } = opened();
    const [one, other] = await twins('Kaarina Kaksonen', '+358405550701');
    const lake = { kind: 'seasonal', seasonFrom: '06-01', seasonTo: '08-31', streetAddress: 'Mökkitie 2', postalCode: '52700', city: 'Mäntyharju' } as const; // prettier-ignore
    const more = { addresses: [lake], contacts: [{ kind: 'phone', value: '+358405550799' }] } as const;
    await change(asWorker(register, 'customers:change'), { kind: 'staff', name: 'customer service' }, [{ customer: other, row: null, values: {}, ...more }]); // prettier-ignore
    const [son, father] = await twins('Yrjö Samanniminen', '+358405550702');
    await sweepRegister(asWorker(register, 'customers:merge'));
    const page = await visit('fi');
    await signIn(page, 'service');
    await page.goto(`${address}/duplicates?pair=${son}-${father}`);
    await page.getByRole('button', { name: 'Eri asiakkaat' }).waitFor();
    await page.keyboard.press('e');
    await page.getByText(`Asiakkaat ${son} ja ${father} pidetään erillään`).waitFor();

    await page.goto(`${address}/duplicates?pair=${one}-${other}`);
    await page.getByRole('radio', { name: 'Osoite: Uusitie 2' }).check();
    await page.getByRole('checkbox', { name: 'Tulee mukaan: Kausi 1.6., Mökkitie 2' }).uncheck();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByText('Uusitie 2').waitFor();
    await page.getByRole('dialog').getByText('+358405550799').waitFor();
    expect(await page.getByRole('dialog').getByRole('list').last().textContent()).toContain('Mökkitie 2');
    const found = await violationsOf(page, 'preview');
    await page.keyboard.press('Enter');
    await page.getByText(`Asiakas ${other} yhdistettiin asiakkaaseen ${one}`).waitFor();
    const merged = await register.db.selectFrom('customers.customer').select('merged_into').where('number', '=', other).executeTakeFirst(); // prettier-ignore
    expect(merged?.merged_into).toBe(one);
    const further = await register.db.selectFrom('customers.contact_point').select('value').where('customer', '=', one).execute(); // prettier-ignore
    expect(further.map(({ value }) => value)).toContain('+358405550799');
    const seasonal = await register.db
      .selectFrom('customers.address')
      .select('kind')
      .where('customer', '=', one)
      .execute();
    expect(seasonal.map(({ kind }) => kind)).not.toContain('seasonal');

    await page.goto(`${address}/customers/${one}?tab=relations`);
    await page.getByRole('button', { name: `Peru yhdistäminen: ${other}` }).click();
    await page.getByRole('dialog').getByText('Palautuvat').waitFor();
    found.push(...(await violationsOf(page, 'unmerge')));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const apart = await register.db.selectFrom('customers.customer').select('merged_into').where('number', '=', other).executeTakeFirst(); // prettier-ignore
    expect(apart?.merged_into).toBeNull();
    expect(found).toEqual([]);
    await page.context().close();
  },
);

test(
  'axe finds nothing on duplicates and relations in any language, light or dark, and nothing is wider than 320 pixels',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn, register } = opened();
    const [one] = await twins('Lyyti Likimain', '+358405550703');
    await sweepRegister(asWorker(register, 'customers:merge'));
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit('fi', { colorScheme });
      await signIn(page, 'service');
      for (const path of ['/duplicates', `/customers/${one}?tab=relations`]) {
        await page.goto(address + path);
        await page.waitForLoadState('networkidle');
        for (const language of ['sv', 'en', 'fi']) {
          await page.locator(`header button[lang=${language}]`).click();
          await page.waitForSelector(`html[lang=${language}]`);
          found.push(...(await violationsOf(page, `${path} ${language} ${colorScheme}`)));
        }
      }
      await page.context().close();
    }
    const small = await visit('fi', { viewport: { width: 320, height: 640 } });
    await signIn(small, 'service');
    for (const path of ['/duplicates', `/customers/${one}?tab=relations`]) {
      await small.goto(address + path);
      await small.waitForLoadState('networkidle');
      const overflow = Number(await small.evaluate(SIDEWAYS));
      if (overflow > 0) found.push(`${path}: ${overflow} px too wide`);
    }
    expect(found).toEqual([]);
  },
);
