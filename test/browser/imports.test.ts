import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isInstalled, testWithTool } from '../tools.ts';
import { anOpenHouse } from './open-house.ts';

const test = testWithTool('chromium');
const house = isInstalled('chromium') ? await anOpenHouse() : null;
const opened = () => house ?? expect.unreachable('Chromium is not there');
const folder = mkdtempSync(join(tmpdir(), 'kortisto-wizard-'));

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violationsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where} ${id}: ${node.html.slice(0, 160)}`));
}

/** Looks at a step: nothing for axe to find, nothing that hangs over the edge; a picture when one is wanted. */
async function lookedAt(page: Page, where: string): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const pictures = process.env['KORTISTO_PICTURES'];
  if (pictures) await page.screenshot({ path: join(pictures, `${where}.png`), fullPage: true });
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'); // prettier-ignore
  return [...(await violationsOf(page, where)), ...(sideways > 0 ? [`${where}: ${sideways} px over the edge`] : [])];
}

const ROWS = [
  'Asiakasnro;Etunimi;Sukunimi;Osoite;Postinro;Kunta;Puhelin;Väri',
  'A1;AINO;KOTILAINEN;Esimerkkitie 1;530;Helsinki;(040) 555/7001;sininen',
  'A2;Veikko;Esimerkki;Mallikuja 2;00530;Helsinki;040 5557002;punainen',
  'A3;Liisa;Malli;Mallikuja 3;9;Helsinki;040 5557003;vihreä',
];

function aSendersFile(): string {
  const path = join(folder, 'lahettaja.csv');
  // Windows-1252, as a sender's old system writes it.
  writeFileSync(path, Buffer.from(`${ROWS.join('\r\n')}\r\n`, 'latin1'));
  return path;
}

test(
  'a sender’s file goes from the drop to the register and back, with nothing hidden on the way',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn } = opened();
    const page = await visit('fi');
    await signIn(page, 'keeper');
    await page.goto(`${address}/imports/new`);
    await page.waitForSelector('#main h1');
    const found = await lookedAt(page, '1-file');

    await page.setInputFiles('input[type=file]', aSendersFile());
    await page.waitForSelector('select[aria-label="Sarake Väri tarkoittaa"]');
    found.push(...(await lookedAt(page, '2-columns')));
    expect(await page.getByRole('button', { name: 'Seuraavaksi: korjaukset' }).isDisabled()).toBe(true);
    await page.selectOption('select[aria-label="Sarake Väri tarkoittaa"]', { label: 'Jätä pois' });
    await page.selectOption('select[aria-label="Sarake Kunta tarkoittaa"]', { label: 'Postitoimipaikka' });
    await page.fill('input[maxlength="60"]', 'lähettäjä 7');
    await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
    await page.waitForURL(/profile=/);
    found.push(...(await lookedAt(page, '2b-saved')));

    await page.getByRole('button', { name: 'Seuraavaksi: korjaukset' }).click();
    await page.waitForSelector('input[name="postal_code:leading_zero"]');
    await page.locator('input[name="postal_code:leading_zero"]').first().check();
    await page.waitForURL(/accepted=postal_code/);
    found.push(...(await lookedAt(page, '3-repairs')));

    await page.getByRole('button', { name: /^Esikatsele 3/ }).click();
    await page.waitForSelector('text=Lisätään');
    await page.waitForSelector('text=00530');
    found.push(...(await lookedAt(page, '4-preview')));
    await page.reload();
    await page.waitForSelector('text=00530');

    await page.getByRole('button', { name: /^Tuo 3/ }).click();
    await page.waitForURL(/imports\/\d+$/);
    await page.waitForSelector('text=Lataa raportti');
    found.push(...(await lookedAt(page, '5-batch')));
    const rejected = await page.getByRole('link', { name: 'Hylätyt ja odottavat rivit' }).getAttribute('href');
    const answer = await page.request.get(address + String(rejected));
    expect(Buffer.from(await answer.body()).toString('latin1')).toBe(`${ROWS[0]}\r\n${ROWS[3]}\r\n`);

    await page.getByRole('button', { name: 'Peru erä' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Peru erä' }).click();
    await page.waitForSelector('text=Palautettu 0, poistettu 2');
    await page.keyboard.press('Escape');
    await page.waitForSelector('text=Oli lisätty');
    found.push(...(await lookedAt(page, '6-undone')));
    expect(found).toEqual([]);
  },
);

const TITLED = [
  'Luettelo',
  'Etunimi;Sukunimi;Kunta;Väri',
  'Aino;Näppäin;Helsinki;sininen',
  'Veikko;Näppäin;Espoo;vihreä',
];

/** Moves by Tab until the element has the focus; a person without a mouse has no other way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { state: 'attached' });
  for (let pressed = 0; pressed < 150; pressed++) {
    if ((await page.locator(selector).and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  expect.unreachable(`Tab never comes to ${selector}`);
}

/** Goes down the list that has the focus until the wanted choice is chosen. */
async function pickByArrows(page: Page, wanted: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if ((await page.locator('select:focus option:checked').textContent()) === wanted) return;
    await page.keyboard.press('ArrowDown');
  }
  expect.unreachable(`there is no ${wanted}`);
}

/** The first rows as they are shown: which part each is, and its cells. */
const shownRows = (page: Page): Promise<string[]> =>
  page.locator('tr[data-part]').evaluateAll((rows) =>
    rows.map((row) => [row.getAttribute('data-part'), ...[...row.querySelectorAll('td')].map((cell) => cell.textContent)].join('/')),
  ); // prettier-ignore

test(
  'the whole way is walked by keyboard alone, a wrong layout corrected and a wrong correction said at its field',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn } = opened();
    const page = await visit('fi');
    await signIn(page, 'keeper');
    await page.goto(`${address}/imports/new`);
    const path = join(folder, 'otsikoitu.csv');
    writeFileSync(path, `${TITLED.join('\r\n')}\r\n`);
    await tabTo(page, 'input[type=file]');
    // The dialog that opens from there is the browser’s own.
    await page.setInputFiles('input[type=file]', path);

    await tabTo(page, 'select:has(option[value=semicolon])');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/separator=comma/);
    await page.waitForSelector('select[aria-invalid=true]:has(option[value=semicolon])');
    await page.keyboard.press('ArrowUp');
    await page.waitForURL(/separator=semicolon/);
    await tabTo(page, 'input[inputmode=numeric]');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Alusta ohitetaan 40 riviä');
    const found = await lookedAt(page, '7-refused-layout');
    await tabTo(page, 'input[inputmode=numeric][aria-invalid=true]');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('select[aria-label="Sarake Kunta tarkoittaa"]');
    expect(await shownRows(page)).toEqual([
      'title/Luettelo',
      'header/Etunimi/Sukunimi/Kunta/Väri',
      'record/Aino/Näppäin/Helsinki/sininen',
      'record/Veikko/Näppäin/Espoo/vihreä',
    ]);
    found.push(...(await lookedAt(page, '8-corrected-layout')));

    await tabTo(page, 'select[aria-label="Sarake Kunta tarkoittaa"]');
    await pickByArrows(page, 'Postitoimipaikka');
    await tabTo(page, 'select[aria-label="Sarake Väri tarkoittaa"]');
    await pickByArrows(page, 'Jätä pois');
    await page.waitForURL(/map=.*city.*-/);
    await tabTo(page, 'main button[type=submit]:not([disabled])');
    await page.keyboard.press('Enter');
    await page.waitForURL(/step=repairs/);
    await tabTo(page, 'main button[type=submit]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Mitä otsikoitu.csv tekisi');
    await tabTo(page, 'main button:has-text("Tuo 2")');
    await page.keyboard.press('Enter');
    await page.waitForURL(/imports\/\d+$/);
    expect(found).toEqual([]);
  },
);

test(
  'a profile whose columns no longer fit says what is new and what is gone, and is mended from what it knew',
  { timeout: 300_000 },
  async () => {
    const { address, visit, signIn } = opened();
    const page = await visit('fi');
    await signIn(page, 'keeper');
    await page.goto(`${address}/imports/new`);
    const path = join(folder, 'muuttunut.csv');
    writeFileSync(path, Buffer.from(`${[(ROWS[0] ?? '').replace('Kunta', 'Kuntanimi').replace('Väri', 'Sävy'), ...ROWS.slice(1)].join('\r\n')}\r\n`, 'latin1')); // prettier-ignore
    await page.setInputFiles('input[type=file]', path);
    await page.waitForSelector('select[aria-label="Sarake Sävy tarkoittaa"]');
    await page.getByLabel('Profiili', { exact: false }).first().selectOption('lähettäjä 7');
    await page.waitForSelector('text=Profiili lähettäjä 7 ei sovi tähän tiedostoon');
    const found = await lookedAt(page, '9-misfit');
    await page.waitForSelector('text=Kunta → Kuntanimi');
    await page.getByRole('button', { name: 'Kohdista sarakkeet uudelleen' }).click();
    await page.waitForSelector('select[aria-label="Sarake Sävy tarkoittaa"]');
    // What the profile knew stands; the renamed column is asked about, and only the new one is open.
    expect(await page.locator('select[aria-invalid=true]').count()).toBe(1);
    await page.selectOption('select[aria-label="Sarake Sävy tarkoittaa"]', { label: 'Jätä pois' });
    found.push(...(await lookedAt(page, '10-mending')));
    await page.getByRole('button', { name: 'Korvaa profiili lähettäjä 7' }).click();
    await page.waitForURL(/profile=/);
    await page.waitForSelector('text=Asettelu tulee profiilista');
    expect(await page.getByText('ei sovi tähän tiedostoon').count()).toBe(0);
    await page.getByRole('button', { name: 'Seuraavaksi: korjaukset' }).click();
    await page.waitForURL(/step=repairs/);
    expect(found).toEqual([]);
  },
);
