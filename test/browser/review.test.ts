import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import { asWorker } from '#access';
import { applyImport, canonicalProfile, undoImport } from '#sources';
import { assert, type BatchId } from '#kernel';
import { aPerson, givenCustomers } from '../given/customers.ts';
import { aCustomerRow, aFile, csvOf } from '../given/sources.ts';
import { isInstalled, testWithTool } from '../tools.ts';
import { anOpenHouse } from './open-house.ts';

const test = testWithTool('chromium');
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const ASKED = ['Jere', 'Oiva', 'Tatu'];

/** Fathers in the register, and a file of their sons at the same addresses. */
async function aFileOfSons(family: 'Saari' | 'Lahti' | 'Niemi' | 'Kallio'): Promise<number> {
  const { register } = opened();
  const digit = { Saari: 0, Niemi: 2, Kallio: 3, Lahti: 5 }[family];
  const at = (given: string) => ({ streetAddress: `${family}kuja ${ASKED.indexOf(given) + 1}`, postalCode: '00850' });
  await givenCustomers(
    register,
    ASKED.map((given, n) => aPerson(`${given} ${family}`, { ...at(given), phone: `+3584055571${digit}${n}` })),
  );
  const rows = ASKED.map((given, n) =>
    aCustomerRow({
      source_key: `${family}${n}`,
      given_names: given,
      family_name: family,
      street_address: at(given).streetAddress,
      postal_code: '00850',
      phone: `040 55572${digit}${n}`,
    }),
  );
  const file = aFile('pojat.csv', csvOf('customers', rows));
  const by = asWorker(register, 'imports:apply', 'orders');
  const done = await applyImport(by, { file, profile: canonicalProfile('customers') });
  assert(done.kind === 'applied', 'the file was refused');
  return Number(done.batch.id);
}

test(
  'doubtful rows are decided by one key each, the last verdict is taken back, and axe finds nothing in any language',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn, register } = opened();
    const batch = await aFileOfSons('Saari');
    const page = await visit('fi');
    await signIn(page, 'keeper');
    await page.goto(`${address}/imports/${batch}/review`);
    await page.getByText('3 riviä jäljellä').waitFor();
    const found: string[] = [];
    for (const language of ['sv', 'en', 'fi']) {
      await page.locator(`header button[lang=${language}]`).click();
      await page.waitForSelector(`html[lang=${language}]`);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${language} ${id}: ${html.slice(0, 160)}`)),
      );
    }
    expect(found).toEqual([]);
    const pictures = process.env['KORTISTO_PICTURES'];
    if (pictures) await page.screenshot({ path: join(pictures, 'review.png'), fullPage: true });
    expect(await page.getByRole('rowheader', { name: 'Puhelin' }).count()).toBe(1);

    await page.keyboard.press('n');
    await page.getByText('Rivi 1: uusi asiakas').waitFor();
    await page.getByText('2 riviä jäljellä').waitFor();
    await page.keyboard.press('u');
    await page.getByText('3 riviä jäljellä').waitFor();
    await page.keyboard.press('1');
    await page.getByText('Rivi 1: sama kuin').waitFor();
    await page.getByText('Rivi 2 (').waitFor();
    await page.keyboard.press('n');
    await page.getByText('Rivi 2: uusi asiakas').waitFor();
    await page.getByText('Rivi 3 (').waitFor();
    await page.keyboard.press('s');
    await page.getByText('1 rivi ohitettiin').waitFor();
    await page.getByRole('button', { name: 'Aloita alusta' }).click();
    await page.getByText('Rivi 3 (').waitFor();
    await page.keyboard.press('n');
    await page.getByText('Kaikki on ratkaistu').waitFor();
    // Leaving the screen sends the last verdict.
    await page.getByRole('link', { name: 'Takaisin erään' }).click();
    await page.waitForURL(/\/imports\/\d+$/);
    await expect
      .poll(
        () =>
          register.db
            .selectFrom('sources.incoming_row')
            .select(['row_number', 'verdict'])
            .where('batch', '=', batch)
            .orderBy('row_number')
            .execute(),
        { timeout: 20_000 },
      )
      .toEqual([
        { row_number: 1, verdict: 'unchanged' },
        { row_number: 2, verdict: 'created' },
        { row_number: 3, verdict: 'created' },
      ]);
    await page.context().close();
  },
);

test('the page of a file that was taken back asks nothing and says so', { timeout: 180_000 }, async () => {
  const { address, visit, signIn, register } = opened();
  const batch = await aFileOfSons('Lahti');
  const page = await visit('fi');
  await signIn(page, 'keeper');
  await page.goto(`${address}/imports/${batch}/review`);
  await page.getByText('Mitä rivi sanoo').waitFor();
  expect(await page.getByRole('definition').allTextContents()).toContain('Lahtikuja 1');
  await undoImport(asWorker(register, 'imports:apply', 'orders'), batch as BatchId);
  await page.reload();
  await page.getByText('Erä on peruttu').waitFor();
  expect(await page.getByRole('button', { name: /Uusi asiakas/ }).count()).toBe(0);
});

test(
  'the rows of all files are decided in one queue, with filters, progress and the same keys; axe finds nothing, at no width',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn, register } = opened();
    const [first, second] = [await aFileOfSons('Niemi'), await aFileOfSons('Kallio')];
    const page = await visit('fi');
    await signIn(page, 'keeper');
    await page.goto(`${address}/questions?after=${first - 1}.999`);
    await page.getByRole('heading', { name: /Rivi 1 / }).waitFor();
    const verdicts = async () => (await register.db.selectFrom('sources.incoming_row').select(['batch', 'row_number', 'verdict']).where('batch', 'in', [first, second] as BatchId[]).where('verdict', '!=', 'quarantined').orderBy('batch').orderBy('row_number').execute()).map((one) => [one.batch, one.row_number, one.verdict]); // prettier-ignore
    const found: string[] = [];
    for (const language of ['sv', 'en', 'fi']) {
      await page.locator(`header button[lang=${language}]`).click();
      await page.waitForSelector(`html[lang=${language}]`);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${language} ${id}: ${node.html.slice(0, 160)}`))); // prettier-ignore
    }
    expect(found).toEqual([]);

    await page.keyboard.press('1');
    await page.getByText('Rivi 1: sama kuin').waitFor();
    await page.getByRole('heading', { name: /Rivi 2 / }).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1');
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: /Rivi 1 / }).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: /Rivi 2 / }).waitFor();

    await page.getByLabel('Tiedosto', { exact: true }).selectOption(String(second));
    await page.getByText('3 riviä jäljellä 1 tiedostossa').waitFor();
    await page.getByRole('heading', { name: /Rivi 1 / }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: /Rivi 2 / }).waitFor();
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: /Rivi 3 / }).waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await expect.poll(verdicts, { timeout: 20_000 }).toMatchObject([[first, 1, 'created'], [second, 2, expect.stringMatching(/updated|unchanged/)]]); // prettier-ignore
    await page.context().close();
  },
);
