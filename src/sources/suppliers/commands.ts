import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { todayOf } from '#access';
import type { BatchId, Day, OrderId, Permit } from '#kernel';
import {
  command,
  type Command,
  customerNumberField,
  dayField,
  idField,
  languageField,
  lineField,
  listField,
  type Outcome,
} from '#platform';
import { answerSellers } from './answer.ts';
import { noteComplaint } from './complaints.ts';
import { addSupplier, endContract, listSuppliers, setContract } from './contracts.ts';
import { COMPLAINT_KINDS } from './queries/complaints.ts';
import { supplierRefusals } from './refusals.ts';
import {
  CONTRACT_PURPOSES,
  contractOn,
  DEFAULT_RUNNING_POLICY,
  RUNNING_POLICIES,
  type Supplier,
  SUPPLIER_KINDS,
} from './supplier.ts';

/** The code of a supplier on the command line. */
export const supplierCode = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/)
  .describe('the code of the supplier');

/** How a refusal about suppliers ends a command. */
export const refusedSupplier = (because: keyof typeof supplierRefusals): Outcome => ({
  exit: because.startsWith('unknown_') ? 'not found' : 'refused',
  because,
  advice: supplierRefusals[because].en,
});

/** Suppliers on the command line: who they are, by what contract, and what sellers are answered. */
export const supplierCommands: readonly Command[] = [
  command('supplier list', {
    summary: 'List the suppliers of data with their contracts',
    permit: 'suppliers:read',
    input: z.object({}),
    run: async (_, by) => {
      const suppliers = await listSuppliers(by);
      const today = todayOf(by);
      return { exit: 'done', json: suppliers.map(written), text: suppliers.map((one) => lineOf(one, today)).join('') };
    },
  }),
  command('supplier add <code> <name>', {
    summary: 'Add a supplier; it gives nothing before it has a contract',
    permit: 'suppliers:change',
    input: z.object({
      code: supplierCode,
      name: lineField().describe('its name'),
      kind: z.enum(SUPPLIER_KINDS).describe('what it supplies'),
    }),
    examples: ['kortisto supplier add L7 "Osoitelistat Oy" --kind list_broker'],
    run: async (supplier, by) => {
      const added = await addSupplier(by, supplier);
      if (added.kind === 'refused') return refusedSupplier(added.because);
      const advice = `next: kortisto supplier contract ${supplier.code} --from DAY`;
      return { exit: 'done', json: added, text: `${supplier.code} added\n`, advice };
    },
  }),
  command('supplier contract <code>', {
    summary: 'Write a contract of a supplier; one that begins on the same day is replaced',
    permit: 'suppliers:change',
    input: z.object({
      code: supplierCode,
      from: dayField.describe('its first day'),
      to: dayField.optional().describe('its last day; until it is ended unless told'),
      profile: lineField(60).optional().describe('the profile by which its files are read; any unless told'),
      licence: lineField(500).optional().describe('the ground on which the data may be used, as the contract words it'),
      purposes: listField(z.enum(CONTRACT_PURPOSES))
        .optional()
        .describe('what the data may be used for; all unless told'),
      duties: listField(lineField(500)).default([]).describe('what it binds the supplier to, a sentence each'),
      running: z
        .enum(RUNNING_POLICIES)
        .default(DEFAULT_RUNNING_POLICY)
        .describe('what is done with an order of a title that the receiver has running'),
    }),
    examples: [
      'kortisto supplier contract L7 --from 2026-12-01 --to 2027-11-30 --licence "one mailing" --purposes informing',
    ],
    run: async ({ code, from, to, profile, licence, purposes, duties, running }, by) => {
      const set = await setContract(by, code, {
        validFrom: from,
        validTo: to ?? null,
        profile: profile ?? null,
        licence: licence ?? null,
        purposes: purposes ?? null,
        duties,
        runningSubscription: running,
      });
      if (set.kind === 'refused') return refusedSupplier(set.because);
      return { exit: 'done', json: set, text: `${code}: contract from ${String(from)}\n` };
    },
  }),
  command('supplier end <code>', {
    summary: 'End the contract of a supplier: no file comes in or goes out after its last day',
    permit: 'suppliers:change',
    input: z.object({ code: supplierCode, day: dayField.describe('the last day') }),
    run: async ({ code, day }, by) => {
      const ended = await endContract(by, code, day);
      if (ended.kind === 'refused') return refusedSupplier(ended.because);
      return { exit: 'done', json: ended, text: `${code}: the contract ends on ${String(day)}\n` };
    },
  }),
  command('supplier answer <batch>', {
    summary: 'Write the answer to the sellers of a file of orders: whether each reference was taken, and no more',
    permit: 'suppliers:change',
    purpose: 'orders',
    input: z.object({
      batch: idField<BatchId>().describe('number of the batch, from import list'),
      out: z.string().min(1).describe('the folder for answer-SELLER-BATCH.csv'),
      seller: supplierCode.optional(),
      lang: languageField.default('fi').describe('language of the sentences: fi, sv or en'),
    }),
    examples: ['kortisto supplier answer 118 --out answers'],
    run: answered,
  }),
  command('supplier complaint <order>', {
    summary: 'Note what a customer complains of in how an order was sold',
    permit: 'orders:make',
    purpose: 'care',
    input: z.object({
      order: idField<OrderId>().describe('number of the order'),
      customer: customerNumberField.describe('who complains: the receiver or the payer'),
      kind: z.enum(COMPLAINT_KINDS).describe('what is complained of'),
      note: lineField(1_000).optional().describe('what the customer told'),
    }),
    run: async ({ note, ...told }, by) => {
      const noted = await noteComplaint(by, { ...told, note: note ?? null });
      if (noted.kind === 'refused') return refusedSupplier(noted.because);
      return { exit: 'done', json: noted, text: `complaint ${noted.complaint} noted\n` };
    },
  }),
];

const written = (supplier: Supplier) => ({
  ...supplier,
  contracts: supplier.contracts.map((one) => ({
    ...one,
    validFrom: String(one.validFrom),
    validTo: one.validTo === null ? null : String(one.validTo),
  })),
});

function lineOf(supplier: Supplier, today: Day): string {
  const { code, name, kind, contracts } = supplier;
  const on = contractOn(supplier, today);
  const days = contracts.map((one) => `${String(one.validFrom)}–${one.validTo === null ? '' : String(one.validTo)}`);
  const state = on.kind === 'valid' ? 'contract in force' : on.because.replaceAll('_', ' ');
  return `${code}  ${name}  ${kind}  ${state}${days.length > 0 ? `: ${days.join(', ')}` : ''}\n`;
}

async function answered(
  { batch, out, seller, lang }: { batch: BatchId; out: string; seller?: string | undefined; lang: 'fi' | 'sv' | 'en' },
  by: Permit<'suppliers:change'>,
): Promise<Outcome> {
  const answer = await answerSellers(by, { batch, seller: seller ?? null, language: lang });
  if (answer.kind === 'refused') return refusedSupplier(answer.because);
  await mkdir(out, { recursive: true });
  const files: { seller: string; rows: number; file: string }[] = [];
  for (const { seller: code, rows, csv } of answer.files) {
    const file = join(out, `answer-${code}-${batch}.csv`);
    await writeFile(file, csv, { mode: 0o600 });
    files.push({ seller: code, rows, file });
  }
  const { withoutContract } = answer;
  const text = files.map(({ seller: code, rows, file }) => `${code}: ${rows} references answered: ${file}\n`).join('');
  return withoutContract.length === 0
    ? { exit: 'done', json: { files, withoutContract }, text }
    : {
        exit: 'partly done',
        json: { files, withoutContract },
        text,
        advice: `no contract in force, nothing written: ${withoutContract.join(', ')}`,
      };
}
