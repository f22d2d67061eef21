import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Country, customerNumber } from '#kernel';
import { labelOf, type LabelName } from './label.ts';
import { type Addressed, postalLinesOf } from './postal-lines.ts';

type Case = readonly [name: LabelName, address: Partial<Addressed>, from?: string];

const nothing: Addressed = {
  kind: 'person',
  language: 'fi',
  organisationName: null,
  co: null,
  streetAddress: null,
  postalCode: null,
  city: null,
  country: 'FI',
};

const CASES: readonly Case[] = [
  [{ givenNames: 'Kaisa', familyName: 'Virtanen' }, { streetAddress: 'Kotikuja 1 A 2', postalCode: '00100', city: 'Helsinki' }],
  [{ givenNames: 'Kaisa', familyName: 'Virtanen' }, { language: 'sv', streetAddress: 'Hemgränden 1 A 2', postalCode: '00100', city: 'Helsinki' }],
  [{ givenNames: 'Þóra Élise', familyName: 'Ødegård-Núñez' }, { co: 'Çelik', streetAddress: 'Ängsgatan 3 bst 4', postalCode: '65100', city: 'Vaasa', language: 'sv' }],
  [{ givenNames: 'Maria Johanna Katariina', familyName: 'Virtanen-Mäkinen' }, { streetAddress: 'Pitkäkatu 12 porras B asunto 34', postalCode: '33100', city: 'Tampere' }],
  [{ givenNames: 'Ville', familyName: 'Laine' }, { kind: 'post', organisationName: 'Saha Osakeyhtiö', co: 'Kirjaamo', streetAddress: 'PL 55', postalCode: '85501', city: 'Nivala' }],
  ['Suomalaisen Kirjallisuuden Ystävät rekisteröity yhdistys', { kind: 'organisation', streetAddress: 'Hallituskatu 1', postalCode: '00170', city: 'Helsinki' }],
  ['Keskinäinen kiinteistöosakeyhtiö Vaasanpuistikon Pohjoinen Kulma', { kind: 'organisation', streetAddress: 'Vaasanpuistikko 1', postalCode: '65100', city: 'Vasa' }],
  ['Virtasen kuolinpesä', { co: 'c/o Laine', streetAddress: 'PL 12', postalCode: '33100', city: 'Tampere' }],
  ['Anna Anttila', { streetAddress: 'Poste restante', postalCode: '99800', city: 'Ivalo' }],
  ['Åsa Öberg', { language: 'sv', streetAddress: 'Torggatan 1', postalCode: '22100', city: 'Maarianhamina', country: 'AX' }],
  ['Åsa Öberg', { language: 'sv', streetAddress: 'Torggatan 1', postalCode: '22100', city: 'Mariehamn', country: 'AX' }, 'SE'],
  ['Kaisa Virtanen', { streetAddress: 'Kotikuja 1', postalCode: '00100', city: 'Helsinki' }, 'SE'],
  ['Sven Öberg', { streetAddress: 'Storgatan 3', postalCode: '111 22', city: 'Stockholm', country: 'SE' }],
  ['Jane O’Brien', { language: 'en', streetAddress: '1 High Street', postalCode: 'SW1A 1AA', city: 'London', country: 'GB' }],
  ['John Smith Jr.', { language: 'en', streetAddress: '1 Main St Apt 4', postalCode: 'NY 10001', city: 'New York', country: 'US' }],
  ['Mari Tamm', { streetAddress: 'Narva maantee 12', postalCode: '10115', city: 'Tallinn', country: 'EE' }],
  ['Ilman osoitetta', {}],
]; // prettier-ignore

test('the labels are those that were looked at', () => {
  const written = CASES.map(([name, address, from = 'FI'], at) => {
    const to = { name, address: postalLinesOf({ ...nothing, ...address }), customer: customerNumber(100_001 + at) };
    const { lines, warnings } = labelOf(to, { from: from as Country });
    const notes = warnings.map((one) => `! ${Object.values(one).join(' ')}`);
    return [`# from ${from}`, ...lines, ...notes].join('\n');
  }).join('\n\n');
  expect(`${written}\n`).toBe(readFileSync(new URL('./golden/labels.txt', import.meta.url), 'utf8'));
});
