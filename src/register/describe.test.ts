import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { asStart } from '#access';
import { type RoomDeclaration } from '#kernel';
import {
  accessData,
  asMarkdown,
  data,
  describe,
  exampleSettings,
  platformData,
  publishDescription,
  setSettings,
} from './index.ts';
import { publishedDescription } from './publish.ts';

const register = await aRegister();
const declarations: RoomDeclaration[] = [platformData, accessData, data];

test('every personal column of the declarations is told, in the language asked for', () => {
  const swedish = describe(declarations, exampleSettings, 'sv', '2026-11-24');
  const told = swedish.categories.flatMap(({ holds }) => holds.flatMap(({ columns }) => columns));
  for (const { tables } of declarations) {
    for (const table of Object.values(tables)) {
      for (const column of Object.values(table.columns))
        if (column.is === 'personal') expect(told).toContain(column.label.sv);
    }
  }
  expect(asMarkdown(swedish)).toContain('# Registerbeskrivning');
  expect(asMarkdown(swedish)).toContain('Uppdaterad 24.11.2026');
});

test('the seven sections of the classic form stand in order, with controller and contact person from the settings', () => {
  const text = asMarkdown(describe(declarations, exampleSettings, 'fi', '2026-11-24'));
  const headings = [...text.matchAll(/^## (\d)/gm)].map(([, number]) => number);
  expect(headings).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(text).toContain(exampleSettings.controller.name);
  expect(text).toContain(exampleSettings.contactPerson.name);
  expect(text).toContain('Tietoja ei luovuteta EU:n tai Euroopan talousalueen ulkopuolelle');
});

test('it is published as versions; the same words are not published twice, other settings are', async () => {
  const by = () => asStart(register, 'description:publish');
  expect(await publishDescription(by(), declarations)).toEqual({ kind: 'published', version: 1 });
  expect(await publishDescription(by(), declarations)).toEqual({ kind: 'unchanged', version: 1 });
  await setSettings(asStart(register, 'settings:change'), {
    contactPerson: { ...exampleSettings.contactPerson, name: 'Reijo Rekisteri' },
  });
  expect(await publishDescription(by(), declarations)).toEqual({ kind: 'published', version: 2 });
  expect((await publishedDescription(register.db, 'en'))?.description.contactPerson.name).toBe('Reijo Rekisteri');
});
