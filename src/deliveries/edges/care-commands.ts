import { z } from 'zod';
import { todayOf } from '#access';
import type { HoldId, RunId, SubscriptionId } from '#kernel';
import {
  command,
  type Command,
  customerNumberField,
  dayField,
  idField,
  limitField,
  lineField,
  type Outcome,
  wholeNumberField,
} from '#platform';
import { endHold, listHolds } from '../end-hold.ts';
import { feedClaims } from '../feed-claims.ts';
import { type ClaimMade, listClaims, makeClaim, previewClaim } from '../make-claim.ts';
import { deliveriesOf } from '../overview.ts';
import { refusalTexts } from '../refusal-texts.ts';
import { RETURN_REASONS, returnMail } from '../return-mail.ts';
import { CLAIM_REASONS, CLAIM_REMEDIES } from '../rules/decide-claim.ts';
import { sayClaimRefused, sayHoldRefused } from '../say-instead.ts';
import { type HoldSet, previewHold, setHold } from '../set-hold.ts';
import { issueFields } from '../shapes.ts';

const token = lineField(64).optional().describe('of the preview: refused when the world has moved since');
const subscription = idField<SubscriptionId>();

/** Holds, claims and returned mail on the command line. */
export const careCommands: readonly Command[] = [
  command('hold set', {
    summary:
      'Hold deliveries of a subscription, or of all that a customer receives; shows the numbers and what is given for them',
    permit: 'deliveries:change',
    purpose: 'orders',
    changes: true,
    input: z.object({
      subscription: subscription.optional().describe('the subscription'),
      customer: customerNumberField.optional().describe('the customer: all that he receives'),
      kind: z.enum(['pause', 'ban']).default('pause').describe('pause, or ban: nothing is delivered to the customer'),
      since: dayField.describe('first day'),
      until: dayField.optional().describe('last day; until told otherwise unless told'),
      toldBy: lineField(100).default('customer').describe('who told it'),
      token,
    }),
    examples: ['kortisto hold set --subscription 12 --since 2027-07-01 --until 2027-07-31 --dry-run'],
    run: async ({ subscription: one, customer, until, token: shown, ...asked }, by, terminal) => {
      const given = { ...asked, subscription: one ?? null, customer: customer ?? null, until: until ?? null };
      return ofHold(terminal.isDryRun ? await previewHold(by, given) : await setHold(by, given, shown ?? null));
    },
  }),
  command('hold list', {
    summary: 'List the holds that stand or are to come, of a customer or of all',
    permit: 'deliveries:read',
    purpose: 'orders',
    input: z.object({
      customer: customerNumberField.optional().describe('the customer'),
      limit: limitField.describe('how many'),
    }),
    run: async ({ customer, limit }, by) => {
      const holds = await listHolds(by, { customer: customer ?? null, limit });
      const lines = holds.map(({ id, customer: who, subscription: one, kind, since, until }) =>
        `${id}\t${who}\t${one ?? ''}\t${kind}\t${since.toString()}\t${until?.toString() ?? ''}\n`); // prettier-ignore
      return { exit: 'done', json: holds, text: lines.join('') };
    },
  }),
  command('hold end', {
    summary: 'End a hold; its last day is today unless told. One that has not begun by then is taken back',
    permit: 'deliveries:change',
    purpose: 'orders',
    input: z.object({
      hold: idField<HoldId>().describe('the hold'),
      last: dayField.optional().describe('its last day'),
    }),
    run: async ({ hold, last }, by) => {
      const ended = await endHold(by, hold, last ?? todayOf(by));
      if (ended.kind === 'not found') return { exit: 'not found' };
      if (ended.kind === 'refused') return refused(ended);
      return { exit: 'done', json: ended, text: `${ended.kind}\n` };
    },
  }),
  command('claim make', {
    summary: 'Take a claim for a number that did not come as it should',
    permit: 'deliveries:change',
    purpose: 'orders',
    changes: true,
    input: z.object({
      subscription: subscription.describe('the subscription'),
      ...issueFields,
      reason: z.enum(CLAIM_REASONS).describe(CLAIM_REASONS.join(', ')),
      remedy: z.enum(CLAIM_REMEDIES).describe(CLAIM_REMEDIES.join(', ')),
      doorCode: lineField(30).optional().describe('code of the door, for the distributor'),
      note: lineField(500).optional().describe('what else is to be known'),
      token,
    }),
    run: async ({ token: shown, doorCode, note, ...asked }, by, terminal) => {
      const given = { ...asked, doorCode: doorCode ?? null, note: note ?? null };
      return ofClaim(terminal.isDryRun ? await previewClaim(by, given) : await makeClaim(by, given, shown ?? null));
    },
  }),
  command('claim list', {
    summary: 'List claims, newest first, of a customer or of all',
    permit: 'deliveries:read',
    purpose: 'orders',
    input: z.object({
      customer: customerNumberField.optional().describe('the customer'),
      limit: limitField.describe('how many'),
    }),
    run: async ({ customer, limit }, by) => {
      const claims = await listClaims(by, { customer: customer ?? null, limit });
      const lines = claims.map((it) =>
        `${it.id}\t${it.customer}\t${it.subscription}\t${it.title} ${it.year}/${it.number}\t${it.reason}\t${it.remedy}\t${it.claimedOn.toString()}${it.isRepeated ? '\trepeated' : ''}\n`); // prettier-ignore
      return { exit: 'done', json: claims, text: lines.join('') };
    },
  }),
  command('claim feed', {
    summary: 'Give the distributor the claims that no file has carried yet, as claims-DAY-N.csv',
    permit: 'deliveries:run',
    purpose: 'orders',
    changes: true,
    input: z.object({ out: z.string().describe('the folder for the file') }),
    run: async ({ out }, by, terminal) => {
      const fed = await feedClaims(by, { folder: out, isDryRun: terminal.isDryRun });
      return {
        exit: fed.unreachable > 0 ? 'partly done' : 'done',
        json: fed,
        text: `${fed.claims} claims${fed.file === null ? '' : `: ${fed.file}`}\n`,
      };
    },
  }),
  command('delivery status', {
    summary: 'Where deliveries stand of what a customer receives or pays for, each status with its why',
    permit: 'deliveries:read',
    purpose: 'orders',
    input: z.object({ customer: customerNumberField.describe('the customer') }),
    run: async ({ customer }, by) => {
      const found = await deliveriesOf(by, customer);
      const lines = found.map(({ subscription: one, status: { status, why }, sent, claimed, paused, remaining, nextOn }) =>
        `${one}\t${status}\t${why}\tsent ${sent}\tclaimed ${claimed}\tpaused ${paused}\tremaining ${remaining}\t${nextOn?.toString() ?? ''}\n`); // prettier-ignore
      return { exit: 'done', json: found, text: lines.join('') };
    },
  }),
  command('delivery returned', {
    summary:
      'Note mail that came back: deliveries stand still until a new address is told, and the desk is asked to find it',
    permit: 'deliveries:change',
    purpose: 'orders',
    input: z.object({
      customer: customerNumberField.optional().describe('the customer, when the label cannot be read'),
      run: idField<RunId>().optional().describe('the run of the label'),
      copy: wholeNumberField(1, 100_000_000).optional().describe('the copy’s number on the label'),
      reason: z.enum(RETURN_REASONS).describe(RETURN_REASONS.join(', ')),
      on: dayField.optional().describe('the day it came back; today unless told'),
    }),
    run: async ({ customer, run, copy, reason, on }, by) => {
      const told = {
        customer: customer ?? null,
        run: run ?? null,
        number: copy ?? null,
        reason,
        returnedOn: on ?? todayOf(by),
      };
      const done = await returnMail(by, told);
      if (done.kind === 'not found') return { exit: 'not found' };
      if (done.kind === 'refused') return refused(done);
      return { exit: 'done', json: done, text: `${done.kind}\t${done.customer}\n` };
    },
  }),
];

const refused = (
  done: { readonly because: keyof typeof refusalTexts },
  advice: string = refusalTexts[done.because].en,
): Outcome => ({
  exit: done.because === 'world_moved' ? 'differs' : 'refused',
  because: done.because,
  advice,
  json: done,
});

function ofHold(done: HoldSet): Outcome {
  if (done.kind === 'refused') return refused(done, sayHoldRefused(done.because, done.instead).en);
  const lines = done.plan.issues.map(
    ({ title, year, number, on, copies, givenAs }) =>
      `  ${title} ${year}/${number}, ${on.toString()}: ${copies}, ${givenAs}\n`,
  );
  const text = `${done.plan.issues.length} numbers held\n${lines.join('')}`;
  if (done.kind === 'previewed')
    return { exit: 'done', json: done, text, advice: `--token ${done.plan.token} sets exactly this` };
  return { exit: 'done', json: done, text: `hold ${done.holds.join(', ')}: ${text}` };
}

function ofClaim(done: ClaimMade): Outcome {
  if (done.kind === 'not found') return { exit: 'not found' };
  if (done.kind === 'refused') return refused(done, sayClaimRefused(done.because, done.instead, done.until).en);
  const alert = done.plan.isRepeated ? 'repeated: ask the distributor\n' : '';
  const text = `${done.plan.copies} copies, ${done.plan.remedy}\n${alert}`;
  return { exit: 'done', json: done, text: done.kind === 'made' ? `claim ${done.claim}: ${text}` : text };
}
