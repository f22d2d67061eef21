import { z } from 'zod';
import { todayOf } from '#access';
import { UNREVEALED } from '#customers';
import { customerNumberField, languageField, route, sentFile } from '#platform';
import type { House } from '#register';
import { refusals } from './advice.ts';
import { approveErasure } from './approve.ts';
import { Declared } from './declared.ts';
import { runErasure } from './erase.ts';
import { inspect } from './inspect.ts';
import { inspectionPdf } from './inspection-pdf.ts';
import { planErasure } from './plan.ts';
import { sendInspection } from './send-inspection.ts';
import { verifyErasure } from './verify.ts';

const label = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
const step = z.object({
  table: z.string(),
  label,
  rows: z.number(),
  does: z.enum(['delete rows', 'empty columns', 'keep']),
  columns: z.array(z.object({ name: z.string(), label })).readonly(),
  law: z.string().nullable(),
  until: z.string().nullable(),
});
const steps = z.array(step).readonly();
const certificate = z.object({
  customer: z.number(),
  erasedAt: z.string(),
  done: steps,
  kept: steps,
  searchedTexts: z.number(),
});
const obstacle = z.enum(['no_such_customer', 'already_erased', 'has_running_subscription', 'has_open_invoice']);
const refusedBy = <Because extends z.ZodType>(because: Because) => z.object({ kind: z.literal('refused'), because });

/** Inspection and erasure over HTTP. */
export const routesFor = ({ declarations }: House) => {
  const declared = new Declared(declarations);
  return [...inspectionRoutes(declared), ...erasureRoutes(declared)] as const;
};

const inspectionRoutes = (declared: Declared) =>
  [
    route('GET /customers/:customer/inspection', {
      permit: 'rights:answer',
      purpose: 'rights',
      summary: 'Everything held about a person, with source, purpose, retention, and who looked',
      input: z.object({ customer: customerNumberField }),
      output: z.union([
        z.object({ kind: z.literal('inspected'), document: z.unknown() }),
        refusedBy(z.enum(['no_such_customer', ...UNREVEALED])),
      ]),
      says: refusals,
      handle: ({ customer }, by) => inspect(by, declared, customer),
    }),
    route('GET /customers/:customer/inspection.pdf', {
      permit: 'rights:answer',
      purpose: 'rights',
      summary: 'The inspection document as PDF',
      input: z.object({ customer: customerNumberField, language: languageField.optional() }),
      output: z.union([sentFile, refusedBy(z.string())]),
      says: refusals,
      handle: async ({ customer, language }, by, call) => {
        const inspected = await sendInspection(by, declared, customer);
        if (inspected.kind === 'refused') return inspected;
        const content = await inspectionPdf(inspected.document, language ?? call.language, todayOf(by));
        return { kind: 'file' as const, name: `inspection-${customer}.pdf`, type: 'application/pdf', content };
      },
    }),
  ] as const;

const erasureRoutes = (declared: Declared) =>
  [
    route('POST /customers/:customer/erasure/plan', {
      permit: 'rights:erase',
      purpose: 'rights',
      summary: 'Plan an erasure: what goes, what the law keeps and until when',
      input: z.object({ customer: customerNumberField }),
      output: z.union([z.object({ kind: z.literal('planned'), customer: z.number(), steps }), refusedBy(obstacle)]),
      says: refusals,
      handle: ({ customer }, by) => planErasure(by, declared, customer),
    }),
    route('POST /customers/:customer/erasure/approval', {
      permit: 'rights:approve',
      purpose: 'rights',
      summary: 'Approve the plan that another person made',
      input: z.object({ customer: customerNumberField }),
      output: z.union([
        z.object({ kind: z.literal('approved') }),
        refusedBy(z.enum(['no_plan', 'already_approved', 'own_plan'])),
      ]),
      says: refusals,
      handle: ({ customer }, by) => approveErasure(by, customer),
    }),
    route('POST /customers/:customer/erasure', {
      permit: 'rights:erase',
      purpose: 'rights',
      summary: 'Carry out the approved plan',
      input: z.object({ customer: customerNumberField }),
      output: z.union([
        z.object({ kind: z.literal('erased'), certificate }),
        refusedBy(z.enum([...obstacle.options, 'no_plan', 'not_approved', 'plan_has_changed'])),
        z.object({
          kind: z.literal('refused'),
          because: z.literal('found_elsewhere'),
          places: z.array(z.string()).readonly(),
        }),
      ]),
      says: refusals,
      handle: ({ customer }, by) => runErasure(by, declared, customer),
    }),
    route('GET /customers/:customer/erasure', {
      permit: 'rights:erase',
      purpose: 'rights',
      summary: 'Verify an erasure: look again at every table',
      input: z.object({ customer: customerNumberField }),
      output: z.union([
        z.object({ kind: z.literal('verified'), columnsLookedAt: z.number(), certificate }),
        z.object({
          kind: z.literal('found'),
          findings: z
            .array(z.object({ table: z.string(), column: z.string().nullable(), rows: z.number() }))
            .readonly(),
        }),
        refusedBy(z.literal('not_erased')),
      ]),
      says: refusals,
      handle: ({ customer }, by) => verifyErasure(by, declared, customer),
    }),
  ] as const;
