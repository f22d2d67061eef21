import { asStart, asWorker, transact } from '#access';
import { ensureTemplates } from '#contacts';
import {
  change,
  createCustomersIn,
  nothingKnown,
  recordSource,
  relate,
  type SomeValues,
  sweepRegister,
} from '#customers';
import { assert, type CustomerNumber, day } from '#kernel';
import { saveGroup } from '#marketing';
import { noteDuties, applyImport, canonicalProfile } from '#sources';
import type { TestRegister } from '../database.ts';
import { givenCatalogue } from './catalog.ts';
import { givenContacts } from './contacts.ts';
import { aPerson, givenCustomer } from './customers.ts';
import { frozen, givenCalendar, weekly } from './deliveries.ts';
import { givenInvoices } from './invoicing.ts';
import { givenMerge } from './merging.ts';
import { givenOrder } from './orders.ts';
import { givenPreview } from './previews.ts';
import { aCustomerRow, aFile, csvOf, givenSellers } from './sources.ts';

/** Stands in every street, town, c/o and e-mail of the protected, and nowhere else. */
export const CANARY = /kanaari/i;

/** The end of her telephone, which somebody else has too. */
const PHONE_END = '5550777';
const HOME = { streetAddress: 'Kanaaripolku 7', postalCode: '93600', city: 'Kanaarila', co: 'Kanaarinen' };
const UPDATES = 'source_key,kind,old_given_names,old_family_name,old_street_address,old_postal_code,new_given_names,new_family_name,new_street_address,new_postal_code,new_city,new_country,moved_on,update_service'; // prettier-ignore

/**
 * Somebody protected with all that a register may hold of a home: one that was, a dated and a seasonal one, what a list said otherwise,
 * invoices as payer and as receiver, files, doubtful rows, proposals, duplicates; one who was merged into her, whose own number is not
 * protected; and one who was protected and was merged into another.
 */
export async function givenProtected(register: TestRegister): Promise<{
  salla: CustomerNumber;
  former: CustomerNumber;
  stands: CustomerNumber;
  gone: CustomerNumber;
  payer: CustomerNumber;
}> {
  await givenCatalogue(register);
  await givenCalendar(register, 2026, 2027);
  await givenSellers(register);
  const salla = await toldBySeller(register, 'Salla Suojattu', { ...HOME, phone: `+35840${PHONE_END}`, email: 'kanaari@posti.example' }); // prettier-ignore
  const payer = await givenCustomer(register, 'Matti Maksaja', { streetAddress: 'Julkikatu 1' });
  await givenOrder(register, salla, { offer: 'MAARA6', startOn: '2026-11-30' });
  await givenOrder(register, salla, { offer: 'MAARA6', startOn: '2026-11-30', payer });
  await givenInvoices(register);
  await moreHomes(register, salla);
  const former = await toldBySeller(register, 'Salla Suojattu', { streetAddress: 'Kanaaritie 3', postalCode: '93600', city: 'Kanaarila' }); // prettier-ignore
  await givenMerge(register, former, salla);
  const gone = await toldBySeller(register, 'Kaija Kadonnut', { ...HOME, streetAddress: 'Kanaarikuja 9' });
  const stands = await givenCustomer(register, 'Kaija Kadonnut', {
    streetAddress: 'Kanaaririnne 2',
    city: 'Kanaarila',
  });
  for (const customer of [salla, gone]) await protectedNow(register, customer);
  await givenMerge(register, gone, stands);
  await givenContacts(register, [salla]);
  await frozen(register, weekly('2026-12-03'));
  await relate(asWorker(register, 'customers:change'), {
    kind: 'guardian',
    customer: payer,
    relatedTo: salla,
    toldBy: 'customer',
  });
  await givenCustomer(register, 'Salla Suojattu', { streetAddress: 'Julkikatu 5', phone: `+35840${PHONE_END}` });
  await files(register);
  await sweepRegister(asWorker(register, 'customers:merge'));
  await ensureTemplates(asStart(register, 'settings:change'));
  await saveGroup(asWorker(register, 'groups:read'), 'Suomeksi', { combinator: 'and', rules: [{ field: 'language', operator: '=', value: 'fi' }] }); // prettier-ignore
  await noteDuties(asWorker(register, 'notices:send', 'rights'));
  return { salla, former, stands, gone, payer };
}

const protectedNow = (register: TestRegister, customer: CustomerNumber) =>
  change(asWorker(register, 'customers:change'), { kind: 'person', name: 'customer' }, [
    { customer, row: null, values: { protectedUntil: '9999-12-31' } },
  ]);

async function toldBySeller(register: TestRegister, name: string, values: SomeValues): Promise<CustomerNumber> {
  return transact(asWorker(register, 'customers:change'), async (tx, act) => {
    const source = await recordSource(tx, act, { kind: 'order', name: 'S1', receivedOn: day('2026-01-01') });
    const rows = [{ row: null, values: { ...nothingKnown('person'), ...aPerson(name, values) } }];
    const [number] = await createCustomersIn(tx, { act, source, today: register.clock.today() }, rows);
    assert(number !== undefined, 'no customer was made');
    return number;
  });
}

/** A home that was, one to come, one of the summer, a further e-mail, and a street that a list says and nobody believes. */
async function moreHomes(register: TestRegister, customer: CustomerNumber): Promise<void> {
  const by = asWorker(register, 'customers:change');
  const place = { postalCode: '93600', city: 'Kanaarila', co: null, country: 'FI' };
  const said = { kind: 'person', name: 'customer' } as const;
  await change(by, said, [{ customer, row: null, values: { ...place, streetAddress: 'Kanaarimutka 1' } }]);
  await change(by, said, [{
    customer, row: null, values: {},
    addresses: [
      { kind: 'temporary', validFrom: day('2026-11-01'), validTo: null, ...place, streetAddress: 'Kanaarikatu 2' },
      { kind: 'seasonal', seasonFrom: '06-01', seasonTo: '08-31', ...place, streetAddress: 'Kanaariranta 3' },
    ],
    contacts: [{ kind: 'email', value: 'kanaari.toinen@posti.example', label: 'kanaarila' }],
  }]); // prettier-ignore
  await change(by, { kind: 'bought_list', name: 'LISTA' }, [{ customer, row: null, values: { ...place, streetAddress: 'Kanaarilista 4' } }]); // prettier-ignore
}

/** A customer file applied and previewed whose rows mean her and may mean her, and a file of an update service. */
async function files(register: TestRegister): Promise<void> {
  const by = asWorker(register, 'imports:apply', 'orders');
  const hers = { street_address: 'Kanaarimutka 1', postal_code: '93600', city: 'Kanaarila', phone: `040${PHONE_END}`, email: 'kanaari@posti.example' }; // prettier-ignore
  const rows = [
    aCustomerRow({ source_key: 'A1', given_names: 'Salla', family_name: 'Suojattu', ...hers }),
    aCustomerRow({ source_key: 'A2', given_names: 'Salli', family_name: 'Suojattu', ...hers, email: '' }),
  ];
  await givenPreview(register, aFile('esikatsottu.csv', csvOf('customers', rows)));
  const file = aFile('asiakkaat.csv', csvOf('customers', rows));
  const done = await applyImport(by, { file, profile: canonicalProfile('customers') });
  assert(done.kind === 'applied', 'the file was refused');
  const moved = 'U1,moved,Salla,Suojattu,Kanaarimutka 1,93600,,,Kanaaripiha 5,93600,KANAARILA,FI,2026-11-20,OSOITE-A';
  const updates = aFile('muutot.csv', [UPDATES, moved, ''].join('\r\n'));
  const told = await applyImport(by, { file: updates, profile: canonicalProfile('address-updates') });
  assert(told.kind === 'applied', 'the updates were refused');
}
