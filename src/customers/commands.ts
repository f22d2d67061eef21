import { z } from 'zod';
import { command, type Command, yesNoField } from '#platform';
import { addCustomer, changeCustomer } from './desk-verbs.ts';
import { changeableFields, newCustomerFields, numberField, toldByField } from './fields.ts';
import { postalCommands } from './postal/commands.ts';
import { mergingCommands } from './merging/commands.ts';
import { refusalTexts } from './refusal-texts.ts';
import { spoken } from './spoken.ts';

const refusal = (because: keyof typeof refusalTexts) =>
  ({
    exit: because === 'unknown_customer' ? 'not found' : 'refused',
    because,
    advice: refusalTexts[because].en,
  }) as const;

/** Customers on the command line. */
export const commands: readonly Command[] = [
  command('customer add', {
    summary: 'Add a customer; refused when somebody known may be the same, unless told to add all the same',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({
      ...newCustomerFields,
      toldBy: toldByField,
      evenIfAlike: yesNoField.default(false).describe('add even if somebody known may be the same'),
    }),
    examples: ['kortisto customer add --kind person --given-names Kaisa --family-name Virtanen --phone 0405551234'],
    run: async ({ toldBy, evenIfAlike, kind, ...values }, by) => {
      const added = await addCustomer(by, { kind, ...spoken(values) }, { toldBy, evenIfAlike });
      if (added.kind === 'refused') return { ...refusal(added.because), json: added };
      if (added.kind === 'added') return { exit: 'done', json: added, text: `${added.customer}\n` };
      const advice = `Customer ${added.among.join(', ')} may be the same. To add all the same: --even-if-alike true`;
      return { exit: 'refused', json: added, because: 'alike', advice };
    },
  }),
  command('customer change <customer>', {
    summary: 'Change a customer’s values; those not named stay, a blank one is emptied',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({ customer: numberField, ...changeableFields, toldBy: toldByField }),
    examples: ['kortisto customer change 100001 --street-address "Uusikuja 2" --postal-code 00200 --city Helsinki'],
    run: async ({ customer, toldBy, ...values }, by) => {
      const changed = await changeCustomer(by, customer, spoken(values), toldBy);
      if (changed.kind === 'refused') return { ...refusal(changed.because), json: changed };
      return { exit: 'done', json: changed, text: `${changed.kind} ${changed.fields.join(' ')}\n` };
    },
  }),
  ...mergingCommands,
  ...postalCommands,
];
