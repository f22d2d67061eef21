import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { todayOf } from '#access';
import type { RoomDeclaration } from '#kernel';
import { command, type Command, customerNumberField, languageField, type Outcome } from '#platform';
import { approveErasure } from './approve.ts';
import { Declared } from './declared.ts';
import { runErasure } from './erase.ts';
import { inspectedFiles } from './inspected-files.ts';
import { inspectionPdf } from './inspection-pdf.ts';
import { planErasure } from './plan.ts';
import type { PlannedStep } from './plan-erasure.ts';
import { adviceOn } from './advice.ts';
import { sendInspection } from './send-inspection.ts';
import { verifyErasure } from './verify.ts';

const customer = customerNumberField.describe('customer number');
const out = z.string().min(1).describe('folder for the files; made when it is missing');
const refusal = (because: string): Outcome => ({
  exit: because === 'no_such_customer' ? 'not found' : 'refused',
  because,
  advice: adviceOn(because),
});

/** The rights of the data subject on the command line. */
export function commandsFor(declarations: readonly RoomDeclaration[]): readonly Command[] {
  const declared = new Declared(declarations);
  return [
    command('inspection <customer>', {
      summary: 'Write everything held about a person: inspection.json, inspection.pdf, and files',
      permit: 'rights:answer',
      purpose: 'rights',
      input: z.object({ customer, out, lang: languageField.default('fi').describe('fi, sv or en') }),
      examples: ['kortisto inspection 100001 --out answer'],
      run: async (input, by) => {
        const inspected = await sendInspection(by, declared, input.customer);
        if (inspected.kind === 'refused') return refusal(inspected.because);
        const pdf = await inspectionPdf(inspected.document, input.lang, todayOf(by));
        mkdirSync(input.out, { recursive: true });
        writeFileSync(join(input.out, 'inspection.json'), `${JSON.stringify(inspected.document, null, 2)}\n`, {
          mode: 0o600,
        });
        writeFileSync(join(input.out, 'inspection.pdf'), pdf, { mode: 0o600 });
        for await (const file of inspectedFiles(by, declared, input.customer)) {
          mkdirSync(join(input.out, 'files'), { recursive: true });
          writeFileSync(join(input.out, file.name), file.content, { mode: 0o600 });
        }
        const { tables, looks } = inspected.document;
        return {
          exit: 'done',
          json: inspected.document,
          text: `${tables.length} tables, ${looks.length} looks: ${input.out}/inspection.json, inspection.pdf\n`,
        };
      },
    }),
    ...planning(declared),
    ...carryingOut(declared),
  ];
}

/** Planning an erasure, and another person's approval. */
const planning = (declared: Declared): readonly Command[] => [
  command('erasure plan <customer>', {
    summary: 'Plan an erasure: what goes, what the law keeps and until when',
    permit: 'rights:erase',
    purpose: 'rights',
    input: z.object({ customer }),
    run: async (input, by) => {
      const planned = await planErasure(by, declared, input.customer);
      if (planned.kind === 'refused') return refusal(planned.because);
      return {
        exit: 'done',
        json: planned,
        text: planned.steps.map(stepLine).join(''),
        advice: `kortisto erasure approve ${input.customer}`,
      };
    },
  }),
  command('erasure approve <customer>', {
    summary: 'Approve the plan that another person made',
    permit: 'rights:approve',
    purpose: 'rights',
    input: z.object({ customer }),
    run: async (input, by) => {
      const approved = await approveErasure(by, input.customer);
      if (approved.kind === 'refused') return refusal(approved.because);
      return { exit: 'done', json: approved, text: 'approved\n', advice: `kortisto erasure run ${input.customer}` };
    },
  }),
];

/** Carrying a plan out, and looking again. */
const carryingOut = (declared: Declared): readonly Command[] => [
  command('erasure run <customer>', {
    summary: 'Carry out the approved plan, and write the certificate',
    permit: 'rights:erase',
    purpose: 'rights',
    input: z.object({ customer, out: out.optional() }),
    run: async (input, by) => {
      const erased = await runErasure(by, declared, input.customer);
      if (erased.kind === 'refused') {
        const places = 'places' in erased ? `${erased.places.join('\n')}\n` : '';
        return { ...refusal(erased.because), json: erased, text: places };
      }
      if (input.out) {
        mkdirSync(input.out, { recursive: true });
        writeFileSync(join(input.out, 'certificate.json'), `${JSON.stringify(erased.certificate, null, 2)}\n`);
      }
      const { done, kept } = erased.certificate;
      return {
        exit: 'done',
        json: erased,
        text: [...done, ...kept].map(stepLine).join(''),
        advice: `kortisto erasure verify ${input.customer}`,
      };
    },
  }),
  command('erasure verify <customer>', {
    summary: 'Look again at every table of an erased customer',
    permit: 'rights:erase',
    purpose: 'rights',
    input: z.object({ customer }),
    run: async (input, by) => {
      const verified = await verifyErasure(by, declared, input.customer);
      if (verified.kind === 'refused') return refusal(verified.because);
      if (verified.kind === 'found') {
        const text = verified.findings
          .map(({ table, column, rows }) => `${table}${column ? `.${column}` : ''}: ${rows}\n`)
          .join('');
        return { exit: 'failed', json: verified, text, because: 'still_held' };
      }
      return {
        exit: 'done',
        json: verified,
        text: `nothing left in ${verified.columnsLookedAt} columns but what the law keeps:\n${verified.certificate.kept.map(stepLine).join('')}`,
      };
    },
  }),
];

const stepLine = ({ table, does, rows, columns, law, until }: PlannedStep): string => {
  const kept = law ? ` (${law}${until ? `, until ${until}` : ''})` : '';
  return `${does.padEnd(13)} ${table}: ${rows} rows, ${columns.map(({ name }) => name).join(', ')}${kept}\n`;
};
