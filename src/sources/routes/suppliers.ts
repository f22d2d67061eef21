import { z } from 'zod';
import { todayOf } from '#access';
import {
  centsField,
  customerNumberField,
  dayField,
  lineField,
  listField,
  route,
  wholeNumberField,
  yesNoField,
} from '#platform';
import { addSupplier, endContract, listSuppliers, setContract, supplierOf } from '../suppliers/contracts.ts';
import { addCommissionRule, commissionsOf, endCommissionRule } from '../suppliers/commissions.ts';
import { COMMISSION_EVENTS, isWholeRule } from '../suppliers/commission-rule.ts';
import { COMPLAINT_KINDS } from '../suppliers/queries/complaints.ts';
import { complaintsAbout } from '../suppliers/complaints.ts';
import { monthField } from '../suppliers/month-field.ts';
import { supplierRefusals } from '../suppliers/refusals.ts';
import {
  CONTRACT_PURPOSES,
  contractOn,
  DEFAULT_RUNNING_POLICY,
  isInForce,
  RUNNING_POLICIES,
  SUPPLIER_KINDS,
} from '../suppliers/supplier.ts';

const codeField = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/);
const terms = {
  profile: z.string().nullable(),
  licence: z.string().nullable(),
  purposes: z.array(z.enum(CONTRACT_PURPOSES)).readonly().nullable(),
  duties: z.array(z.string()).readonly(),
  runningSubscription: z.enum(RUNNING_POLICIES),
};
const contractShape = z.object({ ...terms, validFrom: dayField, validTo: dayField.nullable(), isInForce: z.boolean() });
const supplierShape = z.object({ code: z.string(), name: z.string(), kind: z.enum(SUPPLIER_KINDS) });
const contractState = z.enum(['valid', 'no_contract', 'not_begun', 'ended', 'unknown_supplier']);

const ruleShape = z.object({
  event: z.enum(COMMISSION_EVENTS),
  retainedIssues: wholeNumberField(1, 1_000).nullable().default(null),
  offer: lineField(20).nullable().default(null),
  cents: centsField.nullable().default(null),
  percent: wholeNumberField(1, 10_000).nullable().default(null),
  validFrom: dayField,
  validTo: dayField.nullable().default(null),
  takesBackWithdrawn: yesNoField.default(true),
  takesBackUnpaidDays: wholeNumberField(0, 1_000).nullable().default(null),
  takesBackIssues: wholeNumberField(1, 1_000).nullable().default(null),
});

const refusal = <Because extends keyof typeof supplierRefusals>(...because: [Because, ...Because[]]) =>
  z.object({ kind: z.literal('refused'), because: z.enum(because) });

const lists = [
  route('GET /suppliers', {
    permit: 'suppliers:read',
    summary: 'The suppliers of data, and whether each has a contract in force',
    input: z.object({}),
    output: z.object({
      suppliers: z.array(
        supplierShape.extend({ contract: contractState, validTo: dayField.nullable(), profile: terms.profile }),
      ),
    }),
    handle: async (_, by) => {
      const today = todayOf(by);
      return {
        suppliers: (await listSuppliers(by)).map((supplier) => {
          const { code, name, kind, contracts } = supplier;
          const on = contractOn(supplier, today);
          const standing = contracts.find((one) => isInForce(one, today)) ?? contracts.at(-1);
          return {
            code,
            name,
            kind,
            contract: on.kind === 'valid' ? on.kind : on.because,
            validTo: standing?.validTo ?? null,
            profile: on.kind === 'valid' ? on.profile : null,
          };
        }),
      };
    },
  }),
  route('GET /suppliers/:code', {
    permit: 'suppliers:read',
    summary: 'A supplier with its contracts, commission rules and closed months',
    input: z.object({ code: codeField }),
    output: supplierShape.extend({
      contracts: z.array(contractShape),
      rules: z.array(ruleShape.extend({ id: z.number() })),
      statements: z.array(z.object({ month: monthField, totalCents: centsField })),
    }),
    handle: async ({ code }, by) => {
      const found = await supplierOf(by, code);
      if (found === null) return { kind: 'not found' as const };
      const today = todayOf(by);
      return {
        ...found,
        contracts: found.contracts.map((contract) => ({ ...contract, isInForce: isInForce(contract, today) })),
        ...(await commissionsOf(by, code)),
      };
    },
  }),
  route('GET /suppliers/:code/complaints', {
    permit: 'suppliers:read',
    purpose: 'care',
    summary: 'The latest complaints of customers about a supplier’s sales',
    input: z.object({ code: codeField, limit: wholeNumberField(1, 500).default(50) }),
    output: z.object({
      complaints: z.array(
        z.object({
          id: z.number(),
          customer: customerNumberField,
          order: z.number(),
          reference: z.string().nullable(),
          kind: z.enum(COMPLAINT_KINDS),
          toldOn: dayField,
        }),
      ),
    }),
    handle: async ({ code, limit }, by) => ({ complaints: await complaintsAbout(by, code, limit) }),
  }),
] as const;

const deeds = [
  route('POST /suppliers', {
    permit: 'suppliers:change',
    summary: 'Add a supplier; it gives nothing before it has a contract',
    input: supplierShape.extend({ code: codeField, name: lineField() }),
    output: z.union([z.object({ kind: z.literal('added') }), refusal('code_is_taken')]),
    says: supplierRefusals,
    handle: (supplier, by) => addSupplier(by, supplier),
  }),
  route('PUT /suppliers/:code/contracts/:validFrom', {
    permit: 'suppliers:change',
    summary: 'Write a contract; one that begins on the same day is replaced',
    input: z.object({
      code: codeField,
      validFrom: dayField,
      validTo: dayField.nullable().default(null),
      profile: lineField(60).nullable().default(null),
      licence: lineField(500).nullable().default(null),
      purposes: listField(z.enum(CONTRACT_PURPOSES)).nullable().default(null),
      duties: listField(lineField(500)).default([]),
      runningSubscription: z.enum(RUNNING_POLICIES).default(DEFAULT_RUNNING_POLICY),
    }),
    output: z.union([
      z.object({ kind: z.literal('set') }),
      refusal('unknown_supplier', 'unknown_profile', 'ends_before_start', 'contracts_overlap'),
    ]),
    says: supplierRefusals,
    handle: ({ code, ...contract }, by) => setContract(by, code, contract),
  }),
  route('POST /suppliers/:code/contract-end', {
    permit: 'suppliers:change',
    summary: 'End the contract that is in force on a day: it is its last',
    input: z.object({ code: codeField, lastDay: dayField }),
    output: z.union([z.object({ kind: z.literal('ended') }), refusal('unknown_supplier', 'no_contract')]),
    says: supplierRefusals,
    handle: ({ code, lastDay }, by) => endContract(by, code, lastDay),
  }),
  route('POST /suppliers/:code/commission-rules', {
    permit: 'suppliers:change',
    purpose: 'accounting',
    summary: 'Write a commission rule: an amount or a percent, on the order, the payment or retained issues',
    input: ruleShape.extend({ code: codeField }).refine(isWholeRule),
    output: z.union([
      z.object({ kind: z.literal('set'), rule: z.number() }),
      refusal('unknown_supplier', 'no_order_seller', 'unknown_offer', 'ends_before_start', 'month_is_closed'),
    ]),
    says: supplierRefusals,
    handle: ({ code, ...rule }, by) => addCommissionRule(by, code, rule),
  }),
  route('POST /suppliers/:code/commission-rules/:rule/end', {
    permit: 'suppliers:change',
    purpose: 'accounting',
    summary: 'End a commission rule: orders sold after its last day earn nothing by it',
    input: z.object({ code: codeField, rule: wholeNumberField(1), lastDay: dayField }),
    output: z.object({ kind: z.literal('ended') }),
    handle: async ({ code, rule, lastDay }, by) =>
      (await endCommissionRule(by, { supplier: code, rule, lastDay }))
        ? { kind: 'ended' as const }
        : { kind: 'not found' as const },
  }),
] as const;

/** Suppliers of data over HTTP: who they are, their contracts and commission rules. */
export const supplierRoutes = [...lists, ...deeds] as const;
