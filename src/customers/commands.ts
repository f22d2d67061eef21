import { z } from 'zod';
import { command, type Command, customerNumberField, yesNoField } from '#platform';
import { addCustomer, changeCustomer } from './desk-verbs.ts';
import { changeableFields, newCustomerFields, numberField, tellerField } from './fields.ts';
import { postalCommands } from './postal/commands.ts';
import { mergingCommands } from './merging/commands.ts';
import { relationCommands } from './relations/commands.ts';
import { refusal, told, valueCommands } from './telling/commands.ts';
import { spoken } from './spoken.ts';

/** Customers on the command line. */
export const commands: readonly Command[] = [
  command('customer add', {
    summary: 'Add a customer; refused when somebody known may be the same, unless told to add all the same',
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({
      ...newCustomerFields,
      toldBy: tellerField,
      organisation: customerNumberField.optional().describe('the organisation that a post is in'),
      evenIfAlike: yesNoField.default(false).describe('add even if somebody known may be the same'),
    }),
    examples: ['kortisto customer add --kind person --given-names Kaisa --family-name Virtanen --phone 0405551234'],
    run: async ({ toldBy, evenIfAlike, organisation, kind, ...values }, by) => {
      const added = await addCustomer(by, { kind, ...spoken(values) }, { toldBy, evenIfAlike, organisation });
      if (added.kind === 'refused') return { ...refusal(added.because), json: added };
      if (added.kind === 'added') return { exit: 'done', json: added, text: `${added.customer}\n` };
      const advice = `Customer ${added.among.join(', ')} may be the same. To add all the same: --even-if-alike`;
      return { exit: 'refused', json: added, because: 'alike', advice };
    },
  }),
  command('customer change <customer>', {
    summary: 'Change a customer’s values; those not named stay, a blank one is emptied',
    changes: true,
    permit: 'customers:change',
    purpose: 'care',
    input: z.object({ customer: numberField, ...changeableFields, toldBy: tellerField }),
    examples: ['kortisto customer change 100001 --street-address "Uusikuja 2" --postal-code 00200 --city Helsinki'],
    run: async ({ customer, toldBy, ...values }, by, terminal) =>
      told(await changeCustomer(by, customer, { values: spoken(values) }, { toldBy, isRehearsal: terminal.isDryRun })),
  }),
  ...valueCommands,
  ...mergingCommands,
  ...relationCommands,
  ...postalCommands,
];
