import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { offerPriceField } from '#catalog';
import { eurosPlain } from '#kernel';
import { command, type Command } from '#platform';
import { changePrices, type PriceConsequence } from './change-prices.ts';
import { priceTexts } from './refusals.ts';

const HEADER =
  'offer,valid_from,old_euros,new_euros,rise_percent,subscriptions,first_renewal,notice_by,too_late_for,more_euros';

const line = (one: PriceConsequence): string =>
  [
    one.offer,
    one.validFrom,
    eurosPlain(one.oldCents),
    eurosPlain(one.newCents),
    one.riseHundredths === null ? '' : (one.riseHundredths / 100).toFixed(2),
    one.subscriptions,
    one.firstOn ?? '',
    one.noticeBy ?? '',
    one.tooLateFor,
    eurosPlain(one.moreCents),
  ].join(',');

/** Prices on the command line. */
export const pricingCommands: readonly Command[] = [
  command('price set <file>', {
    summary:
      'Set dated prices of offers from a file of JSON; a dry run shows who renews at them, from when and by how much',
    permit: 'catalog:change',
    purpose: 'orders',
    changes: true,
    input: z.object({
      file: z
        .string()
        .describe('[{ "offer", "validFrom", "priceCents", "parts": [{ "title", "vatClass", "priceCents" }] }]'),
      token: z.string().max(64).optional().describe('of the dry run: the prices are set only when it still holds'),
    }),
    examples: ['kortisto price set hinnat-2027.json --dry-run'],
    run: async ({ file, token }, by, terminal) => {
      const read = readPrices(file);
      if (typeof read === 'string') return { exit: 'wrong usage', advice: `${file}: ${read}` };
      const changed = await changePrices(by, read, { token, dryRun: terminal.isDryRun });
      if (changed.kind === 'refused') {
        const { because, of, from, to } = changed;
        const days = `${from?.toString() ?? ''}–${to?.toString() ?? ''}`;
        const advice = `${of} ${days}: ${priceTexts[because]?.en ?? because}`;
        return { exit: because === 'world_moved' ? 'differs' : 'refused', because, advice, json: changed };
      }
      return {
        exit: 'done',
        json: changed,
        text: `${[HEADER, ...changed.consequences.map(line)].join('\n')}\n`,
        advice: `token ${changed.token}`,
      };
    },
  }),
];

/** The prices of a file; a file that is none is told by what is wrong with it. */
function readPrices(file: string) {
  const schema = z.array(offerPriceField).min(1).max(1_000);
  try {
    const read = schema.safeDecode(JSON.parse(readFileSync(file, 'utf8')));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  } catch (failure) {
    return (failure as Error).message;
  }
}
