import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { type InvoiceId, type Label, type PaymentId, type Permit } from '#kernel';
import {
  centsField,
  customerNumberField,
  dayField,
  idField,
  limitField,
  route,
  uploadedFile,
  yesNoField,
} from '#platform';
import type { UploadedFile } from '#platform';
import { importPayments } from './import-payments.ts';
import { settlePayment, SETTLING_REFUSALS } from './settle-payment.ts';
import { waitingPayments } from './waiting-payments.ts';

const sum = z.object({ payments: z.int(), cents: centsField, allocated_cents: centsField });

const imported = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('imported'),
    payments: z.int(),
    allocatedCents: centsField,
    unallocatedCents: centsField,
    differences: z.int(),
    classes: z.record(z.string(), sum),
  }),
  z.object({
    kind: z.literal('refused'),
    because: z.string(),
    line: z.int().nullable(),
    field: z.string().nullable(),
    mend: z.string(),
  }),
]);

const waiting = z.object({
  payment: idField<PaymentId>(),
  class: z.string(),
  because: z.string().nullable(),
  bookedOn: dayField,
  cents: centsField,
  unallocatedCents: centsField,
  reference: z.string().nullable(),
  payerName: z.string().nullable(),
  message: z.string().nullable(),
  suggestions: z.array(
    z.object({
      invoice: idField<InvoiceId>(),
      number: z.int(),
      payer: customerNumberField,
      payerName: z.string(),
      openCents: centsField,
      because: z.string(),
    }),
  ),
});

const settled = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('settled'), leftCents: centsField }),
  z.object({ kind: z.literal('refused'), because: z.enum(SETTLING_REFUSALS) }),
]);

const settlingTexts: Readonly<Record<string, Label>> = {
  nothing_left: {
    fi: 'Maksu on jo kohdistettu kokonaan.',
    sv: 'Betalningen är redan helt fördelad.',
    en: 'The payment is wholly allocated already.',
  },
  no_such_invoice: { fi: 'Laskua ei ole.', sv: 'Fakturan finns inte.', en: 'There is no such invoice.' },
  more_than_open: {
    fi: 'Laskulla on avoinna vähemmän.',
    sv: 'Mindre är öppet på fakturan.',
    en: 'Less is open of the invoice.',
  },
  more_than_left: {
    fi: 'Maksusta on jäljellä vähemmän.',
    sv: 'Mindre återstår av betalningen.',
    en: 'Less is left of the payment.',
  },
  named_twice: {
    fi: 'Sama lasku on mainittu kahdesti.',
    sv: 'Samma faktura nämns två gånger.',
    en: 'The same invoice is named twice.',
  },
};

/** Bank files and payments. */
export const routes = [
  route('POST /bank-files', {
    permit: 'payments:import',
    purpose: 'invoicing',
    summary: 'Import a bank file: camt.053, camt.054, KTL or TITO',
    input: z.object({ file: uploadedFile, acceptDifferences: yesNoField.default(false) }),
    output: imported,
    handle: ({ file, acceptDifferences }, by) => importUpload(by, file, acceptDifferences),
  }),
  route('GET /payments/waiting', {
    permit: 'payments:read',
    purpose: 'invoicing',
    summary: 'Payments of which something stands on the clearing account, with the invoices they may mean',
    input: z.object({ limit: limitField }),
    output: z.object({ payments: z.array(waiting) }),
    handle: async ({ limit }, by) => ({
      payments: (await waitingPayments(by, limit)).map((one) => ({ ...one, suggestions: [...one.suggestions] })),
    }),
  }),
  route('POST /payments/:payment/allocations', {
    permit: 'payments:import',
    purpose: 'invoicing',
    summary: 'Allocate what is left of a payment to invoices',
    input: z.object({
      payment: idField<PaymentId>(),
      allocations: z
        .array(z.object({ invoice: idField<InvoiceId>(), cents: centsField }))
        .min(1)
        .max(20),
    }),
    output: settled,
    says: settlingTexts,
    handle: ({ payment, allocations }, by) => settlePayment(by, payment, allocations),
  }),
] as const;

async function importUpload(
  by: Permit<'payments:import'>,
  file: UploadedFile,
  areDifferencesAccepted: boolean,
): Promise<z.output<typeof imported>> {
  const outcome = await importPayments(
    by,
    { name: file.name, open: () => createReadStream(file.path) },
    { areDifferencesAccepted },
  );
  if (outcome.kind === 'refused') {
    const { because, line, field, mend } = outcome;
    return { kind: 'refused', because, line, field, mend };
  }
  const { payments, allocated_cents, unallocated_cents, differences, classes } = outcome.summary;
  return {
    kind: 'imported',
    payments,
    allocatedCents: allocated_cents,
    unallocatedCents: unallocated_cents,
    differences,
    classes: { ...classes },
  };
}
