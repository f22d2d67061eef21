import { beforeEach, expect, test } from 'vitest';
import { asWorker, databaseOf, transact } from '#access';
import { companyRecordsIn, createCustomersIn, customersIn, provenanceIn, recordSource } from '#customers';
import { type CustomerNumber, customerNumber, day, parseBusinessId, type SourceId } from '#kernel';
import { setSettings } from '#register';
import { aRegister } from '../../../test/database.ts';
import { anOrganisation, aPerson, givenCustomers } from '../../../test/given/customers.ts';
import { aCompany, anAddress, aTradeRegister } from '../../../test/neighbours/trade-register.ts';
import { companyOfCustomer, findOrganisations, lookUpOrganisation, undoRefresh } from './look-up.ts';
import { refreshOrganisations } from './refresh-organisations.ts';
import { refreshWhenDue } from './refresh-when-due.ts';

const register = await aRegister();
const by = asWorker(register, 'customers:change');
const reader = asWorker(register, 'customers:find');
const db = databaseOf(by);
const prh = await aTradeRegister();
await setSettings(asWorker(register, 'settings:change'), { openData: { ytjUrl: prh.url, refreshesWeekly: false } });

const NOBODY = customerNumber(1);
const SAHA = '2816757-4';
const LAHETTI = '2819254-2';
const manners = { pauseMs: 0, waitMs: 1 };
const quick = { isDryRun: false, manners };
const HELSINKI = ['HELSINKI', 'HELSINGFORS'] as const;

beforeEach(() => {
  prh.companies.clear();
  prh.fault = null;
  prh.requests.length = 0;
});

const valuesOf = async (customer: CustomerNumber) => (await customersIn(db, [customer]))[0]?.values;

/** Organisations told by a bought list, of whose word the trade register's is the better one. */
async function givenListed(...businessIds: string[]): Promise<CustomerNumber[]> {
  return transact(by, async (tx, act) => {
    const today = day('2026-01-15');
    const source = await recordSource(tx, act, { kind: 'bought_list', name: 'LISTA', receivedOn: today });
    const rows = businessIds.map((businessId, at) => ({ row: at + 1, values: anOrganisation(`Vanha ${at} Oy`, { businessId }) })); // prettier-ignore
    return createCustomersIn(tx, { act, source, today }, rows);
  });
}

test('the trade register’s word is taken over a list’s, with its name, licence and day beside each value', async () => {
  const [saha = NOBODY] = await givenListed(SAHA);
  prh.companies.set(SAHA, aCompany(SAHA, 'Talvisula Oy', {
    mainBusinessLine: { type: '58130', typeCodeSet: 'TOIMI4', registrationDate: '2026-01-01' },
    addresses: [anAddress('Uusikatu', '00200', HELSINKI, { buildingNumber: '5', co: 'c/o Kirjaamo' })],
    companySituations: [{ type: 'SANE', registrationDate: '2026-02-03', endDate: null }],
  })); // prettier-ignore

  const preview = await refreshOrganisations(
    by,
    { customers: [saha], askedBefore: null },
    { ...quick, isDryRun: true },
  );
  expect(preview).toMatchObject({ kind: 'previewed', source: null, organisations: [{ outcome: 'changed' }] });
  expect(await valuesOf(saha)).toMatchObject({ organisationName: 'Vanha 0 Oy' });

  const done = await refreshOrganisations(by, { customers: [saha], askedBefore: null }, quick);
  expect(done).toMatchObject({ kind: 'refreshed', stopped: null, organisations: [{ customer: saha, outcome: 'changed', situation: 'restructuring' }] }); // prettier-ignore
  expect(await valuesOf(saha)).toMatchObject({
    organisationName: 'Talvisula Oy', streetAddress: 'Uusikatu 5', postalCode: '00200', city: 'Helsinki', co: 'Kirjaamo',
    industryCode: '58130', industryCodeSet: 'TOL2025',
  }); // prettier-ignore
  expect(await companyOfCustomer(reader, saha)).toMatchObject({
    situation: 'restructuring', since: day('2026-02-03'), registers: ['trade'], lookedUpOn: day('2026-11-16'), modifiedOn: day('2026-11-01'),
  }); // prettier-ignore
  expect(JSON.stringify(await provenanceIn(db, saha))).toContain('PRH');

  const again = await refreshOrganisations(by, { customers: [saha], askedBefore: null }, quick);
  expect(again).toMatchObject({ organisations: [{ outcome: 'unchanged' }] });
});

test('the person’s own word is not overruled, and what the register says of the firm’s fate is kept all the same', async () => {
  const [firm = NOBODY] = await givenCustomers(register, [anOrganisation('Oma Oy', { businessId: LAHETTI })]);
  prh.companies.set(LAHETTI, aCompany(LAHETTI, 'TK-Lähetti Oy', { endDate: '2026-10-10' }));
  const done = await refreshOrganisations(by, { customers: [firm], askedBefore: null }, quick);
  expect(done).toMatchObject({ organisations: [{ outcome: 'held back', situation: 'ceased' }] });
  expect(await valuesOf(firm)).toMatchObject({ organisationName: 'Oma Oy' });
  expect((await companyRecordsIn(db, [firm])).get(firm)).toMatchObject({
    situation: 'ceased',
    since: day('2026-10-10'),
  });
});

test('a refresh is taken back by its source: values and fate stand as before', async () => {
  const [firm = NOBODY] = await givenListed('2820298-2');
  prh.companies.set('2820298-2', aCompany('2820298-2', 'ADESANTE OY'));
  const first = await refreshOrganisations(by, { customers: [firm], askedBefore: null }, quick);
  prh.companies.set('2820298-2', aCompany('2820298-2', 'Muuttunut Oy', { companySituations: [{ type: 'KONK', registrationDate: '2026-11-01' }] }));
  const second = await refreshOrganisations(by, { customers: [firm], askedBefore: null }, quick);
  if (first.kind === 'refused' || second.kind === 'refused' || second.source === null) throw new Error('the test itself is wrong');
  expect(await companyOfCustomer(reader, firm)).toMatchObject({ situation: 'bankruptcy' });

  expect(await undoRefresh(by, second.source)).toMatchObject({ kind: 'undone', records: 1 });
  expect(await valuesOf(firm)).toMatchObject({ organisationName: 'ADESANTE OY' });
  expect(await companyOfCustomer(reader, firm)).toMatchObject({ situation: 'active' });
  expect(await undoRefresh(by, 999_999 as SourceId)).toEqual({ kind: 'refused', because: 'unknown_refresh' });
}); // prettier-ignore

test('all organisations are asked, persons never; those asked lately are left out when told so', async () => {
  await givenCustomers(register, [aPerson('Kaisa Virtanen')]);
  const done = await refreshOrganisations(by, { customers: null, askedBefore: null }, quick);
  if (done.kind === 'refused') throw new Error(done.because);
  expect(done.organisations.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(prh.requests.every((path) => path.startsWith('/v3/companies?businessId='))).toBe(true);

  const lately = await refreshOrganisations(by, { customers: null, askedBefore: day('2026-11-10') }, quick);
  expect(lately).toMatchObject({ organisations: [] });
});

test('an interface that is down stops the run after three questions, and what was answered stands', async () => {
  const firms = await givenListed('2820173-6', '2819905-8', '2823148-4', '2822826-9', '2819272-9');
  prh.companies.set('2820173-6', aCompany('2820173-6', 'Conjuct Oy'));
  const down = await refreshOrganisations(by, { customers: firms, askedBefore: null }, {
    isDryRun: false,
    manners: { ...manners, attemptsMax: 1 },
    onProgress: (asked) => {
      if (asked === 1) prh.fault = { status: 503, times: 100 };
    },
  }); // prettier-ignore
  expect(down).toMatchObject({ kind: 'refreshed', stopped: 'busy' });
  if (down.kind === 'refused') throw new Error(down.because);
  expect(down.organisations.map(({ outcome }) => outcome)).toEqual([
    'changed',
    'unanswered',
    'unanswered',
    'unanswered',
  ]);
  expect(await valuesOf(firms[0] as CustomerNumber)).toMatchObject({ organisationName: 'Conjuct Oy' });
});

test('a run that is told to stop stops between two questions', async () => {
  const firms = await givenListed('2813757-8', '2815833-6');
  const done = await refreshOrganisations(by, { customers: firms, askedBefore: null }, { ...quick, isStopping: () => prh.requests.length > 0 });
  expect(done).toMatchObject({ stopped: 'told to', organisations: [{ outcome: 'unknown' }] });
}); // prettier-ignore

const id = (text: string) => {
  const parsed = parseBusinessId(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

test('the form of a new customer is filled by a business id, and every failing is told apart', async () => {
  prh.companies.set(SAHA, aCompany(SAHA, 'Talvisula Oy', { addresses: [anAddress('Katu', '00100', HELSINKI)] }));
  expect(await lookUpOrganisation(by, id(SAHA), 'sv')).toMatchObject({
    kind: 'found', company: { situation: 'active', values: { organisationName: 'Talvisula Oy', city: 'Helsingfors' } },
  }); // prettier-ignore
  expect(await lookUpOrganisation(by, id(LAHETTI), 'fi')).toEqual({ kind: 'unknown' });
  const failing = async (fault: { status: number; body?: string }) => {
    prh.fault = { ...fault, times: 10 };
    return lookUpOrganisation(by, id(SAHA), 'fi');
  };
  expect(await failing({ status: 404 })).toEqual({ kind: 'unknown' });
  expect(await failing({ status: 429 })).toEqual({ kind: 'unanswered', because: 'busy' });
  expect(await failing({ status: 400 })).toEqual({ kind: 'unanswered', because: 'refused' });
  expect(await failing({ status: 200, body: '<html>' })).toEqual({ kind: 'unanswered', because: 'broken_answer' });
  expect(await failing({ status: 200, body: '[]' })).toEqual({ kind: 'unanswered', because: 'broken_answer' });
  expect(await failing({ status: 200, body: '{"companies":[{"businessId":"x"}]}' })).toEqual({ kind: 'unanswered', because: 'broken_answer' });
  expect(await failing({ status: 200, body: `"${' '.repeat(9_000_000)}"` })).toEqual({ kind: 'unanswered', because: 'too_large' });
}); // prettier-ignore

test('companies of a name are read page by page', async () => {
  for (let n = 0; n < 130; n++) {
    const seven = String(3_000_000 + n);
    const found = [...'0123456789'].map((check) => parseBusinessId(`${seven}-${check}`)).find((one) => one !== null);
    if (found) prh.companies.set(found, aCompany(found, `Kirjakauppa ${n} Oy`));
  }
  const total = prh.companies.size;
  expect(total).toBeGreaterThan(100);
  const all = await findOrganisations(by, 'kirjakauppa', { language: 'fi', most: 500 });
  if (all.kind === 'unanswered') throw new Error(all.because);
  expect(all.companies).toHaveLength(total);
  expect(all.more).toBe(false);
  expect(prh.requests.map((path) => path.slice(-6))).toEqual(['page=1', 'page=2']);
  expect(await findOrganisations(by, 'kirjakauppa', { language: 'fi', most: 50 })).toMatchObject({ more: true });
  expect(await findOrganisations(by, 'ei ketään', { language: 'fi', most: 50 })).toMatchObject({ companies: [] });
});

test('nothing is asked by itself until the settings say so, and then once a week', async () => {
  expect(await refreshWhenDue(by, () => false)).toBeNull();
  expect(prh.requests).toEqual([]);
  await setSettings(asWorker(register, 'settings:change'), { openData: { ytjUrl: prh.url, refreshesWeekly: true } });
  const answered = async (): Promise<number> => {
    const done = await refreshWhenDue(by, () => prh.requests.length >= 3);
    return done?.kind === 'refreshed' ? done.organisations.length : -1;
  };
  register.setToday('2026-11-30');
  expect(await answered()).toBe(3);
});
