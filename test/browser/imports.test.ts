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
