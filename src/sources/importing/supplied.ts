import { registerOf, todayOf } from '#access';
import { recordSource, type SourceKind } from '#customers';
import type { ActId, BatchId, Day, Permit, SourceId } from '#kernel';
import type { Tx } from '#platform';
import type { Subject } from '../files/index.ts';
import { supplierContractOn } from '../suppliers/contracts.ts';
import type { ContractOnDay } from '../suppliers/supplier.ts';
import { contractsOf, type NamedByAll } from './named-suppliers.ts';
import type { Batch } from '../queries/batches.ts';
import type { ImportOrder, ImportRefusal } from './order.ts';

/** Whose word the values of a file are: ours, or a supplier's with what the contract allows. */
export type Word = {
  readonly kind: 'word';
  readonly name: string;
  /** The code of the supplier whose file it is; `null`: our own. */
  readonly supplier: string | null;
  readonly sourceKind: SourceKind;
  readonly licence: string | null;
  /** `null`: whatever the register may. */
  readonly purposes: readonly string[] | null;
};

/** How much the word of a file weighs against what is known, by what it is about, when no supplier is named. */
const SOURCE_KINDS: Readonly<Record<Subject, SourceKind>> = {
  customers: 'partner',
  'agent-orders': 'order',
  'address-updates': 'update_service',
  bans: 'update_service',
};

/**
 * Says whose word a file is: the supplier's as which it was brought, else the one's whom every row of it names, else our own.
 * A supplier without a contract in force on the day gives nothing, and neither do several of whom none has one.
 */
export async function wordOf(
  tx: Tx,
  order: ImportOrder,
  { named, today }: { readonly named: NamedByAll; readonly today: Day },
): Promise<Word | ImportRefusal> {
  if (order.supplier != null) return wordOfSupplier(tx, order.supplier, { order, today });
  const contracts = await contractsOf(tx, named ?? [], today);
  const isOfSuppliers = named !== null && named.length > 0 && named.every((name) => contracts.has(name));
  if (isOfSuppliers) {
    const allowed = named.filter((name) => contracts.get(name)?.kind === 'valid');
    const [only = ''] = named;
    // A seller's report speaks of each order's own seller, whoever brings it.
    if (allowed.length === 0 || (named.length === 1 && order.profile.subject !== 'agent-orders'))
      return wordOfSupplier(tx, only, { order, today });
  }
  const { name, subject } = order.profile;
  return { kind: 'word', name, supplier: null, sourceKind: SOURCE_KINDS[subject], licence: null, purposes: null };
}

async function wordOfSupplier(
  tx: Tx,
  supplier: string,
  { order: { profile }, today }: { readonly order: ImportOrder; readonly today: Day },
): Promise<Word | ImportRefusal> {
  const contract = await supplierContractOn(tx, supplier, today);
  if (contract.kind === 'none') return withoutContract(supplier, contract.because);
  if (!mayGive(contract, profile)) return outsideContract(supplier, profile.name);
  const { sourceKind, licence, purposes } = contract;
  return { kind: 'word', name: supplier, supplier, sourceKind, licence, purposes };
}

/**
 * What each kind of supplier gives. An update service tells of the customers that we have, by proposals and bans; a customer
 * file of its own would move those who forbid it. Orders come from those who sell them.
 */
const GIVES: Readonly<Record<SourceKind, readonly Subject[]>> = {
  person: [],
  staff: [],
  order: ['agent-orders', 'customers', 'bans'],
  partner: ['customers', 'address-updates', 'bans'],
  bought_list: ['customers', 'bans'],
  update_service: ['address-updates', 'bans'],
};

/** Whether a contract lets its supplier give files of this kind, read by this profile. */
function mayGive(contract: Extract<ContractOnDay, { kind: 'valid' }>, profile: ImportOrder['profile']): boolean {
  const { sourceKind, purposes } = contract;
  const { subject, name } = profile;
  if (!GIVES[sourceKind].includes(subject)) return false;
  if (subject === 'agent-orders' && purposes !== null && !purposes.includes('orders')) return false;
  return contract.profile === null || contract.profile === name;
}

const outsideContract = (supplier: string, profile: string): ImportRefusal => ({
  ...NOWHERE,
  because: 'not_in_contract',
  message: {
    fi: `Toimittajan ${supplier} sopimus ei koske profiilin ${profile} tiedostoja. Tarkista profiili tai muuta sopimusta.`,
    sv: `Avtalet med leverantören ${supplier} gäller inte filer med profilen ${profile}. Kontrollera profilen eller ändra avtalet.`,
    en: `The contract of the supplier ${supplier} does not cover files of the profile ${profile}. Check the profile or change the contract.`,
  },
});

type Lack = Extract<ContractOnDay, { kind: 'none' }>['because'];

const LACKS: Readonly<Record<Lack, { fi: string; sv: string; en: string }>> = {
  unknown_supplier: { fi: 'ei ole toimittajissa', sv: 'finns inte bland leverantörerna', en: 'is no supplier' },
  no_contract: { fi: 'ei ole sopimusta', sv: 'har inget avtal', en: 'has no contract' },
  not_begun: { fi: 'sopimus ei ole vielä alkanut', sv: 'har ett avtal som inte börjat', en: 'has a contract that has not begun' }, // prettier-ignore
  ended: { fi: 'sopimus on päättynyt', sv: 'har ett avtal som upphört', en: 'has a contract that has ended' },
};

function withoutContract(supplier: string, because: Lack): ImportRefusal {
  const lack = LACKS[because];
  return {
    ...NOWHERE,
    because: 'no_contract',
    message: {
      fi: `Toimittaja ${supplier}: ${lack.fi}. Tee sopimus ennen kuin tiedosto viedään.`,
      sv: `Leverantören ${supplier} ${lack.sv}. Gör ett avtal innan filen läses in.`,
      en: `The supplier ${supplier} ${lack.en}. Make a contract before the file is imported.`,
    },
  };
}

/** Says that a file cut short does not go on: the contract of its supplier has ended since; `null`: it may go on. */
export async function stoppedBy(tx: Tx, supplier: string | null, today: Day): Promise<ImportRefusal | null> {
  if (supplier === null) return null;
  const contract = await supplierContractOn(tx, supplier, today);
  return contract.kind === 'none' ? withoutContract(supplier, contract.because) : null;
}

/** Tells whoever brought a file that it came to a stop in the middle, and what is to be done. */
export function stoppedFile({ id, supplier, rowsDone, rowsTotal }: Batch): ImportRefusal {
  const whose = supplier ?? '';
  return {
    ...NOWHERE,
    because: 'no_contract',
    message: {
      fi: `Toimittajan ${whose} sopimus ei ole enää voimassa: erän ${id} riveistä on viety ${rowsDone}/${rowsTotal}. Loput odottavat uutta sopimusta; erän voi myös perua.`,
      sv: `Avtalet med leverantören ${whose} gäller inte längre: av raderna i omgång ${id} har ${rowsDone}/${rowsTotal} lästs in. Resten väntar på ett nytt avtal; omgången kan också ångras.`,
      en: `The contract of the supplier ${whose} is in force no more: ${rowsDone}/${rowsTotal} rows of batch ${id} came in. The rest waits for a contract; the batch can be undone too.`,
    },
  };
}

/** It is not in the file that something is wrong. */
const NOWHERE = {
  kind: 'refused',
  line: null,
  record: null,
  offset: null,
  column: null,
  field: null,
  fit: null,
} as const;

/** The profile by which a supplier's files are read, as its contract in force says; `null`: it says none, or there is no contract. */
export async function defaultProfileOf(by: Permit, supplier: string): Promise<string | null> {
  const contract = await registerOf(by)
    .db.transaction()
    .execute((tx) => supplierContractOn(tx, supplier, todayOf(by)));
  return contract.kind === 'valid' ? contract.profile : null;
}

/** Records the source of a batch: every value of the file names it. */
export const recordWord = (
  tx: Tx,
  act: ActId,
  word: Word,
  at: { readonly batch: BatchId; readonly fileName: string; readonly receivedOn: Day },
): Promise<SourceId> =>
  recordSource(tx, act, {
    kind: word.sourceKind,
    name: word.name,
    licence: word.licence,
    purposes: word.purposes,
    ...at,
  });
