import { Argument, Command as Program, Option } from 'commander';
import { z } from 'zod';
import type { Command } from './command.ts';

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: true;
  readonly quiet?: true;
  readonly as?: string;
  readonly purpose?: string;
  readonly reason?: string;
  readonly dryRun?: true;
}

/** A command that has an option of the same name in its input takes it itself. */
const COMMON: readonly (readonly [name: keyof CommonOptions, flags: string, help: string])[] = [
  ['dryRun', '--dry-run', 'show what would be done, and do nothing'],
  ['json', '--json', 'print one JSON document on stdout'],
  ['quiet', '-q, --quiet', 'no talk on stderr'],
  ['as', '--as <email>', 'act as this user, with the token in KORTISTO_TOKEN'],
  ['purpose', '--purpose <purpose>', 'why personal data is read, for the audit trail'],
  ['reason', '--reason <text>', 'the case, never a person ("letter 12", "call"), for the audit trail'],
];

/** Adds a command's arguments and options to its place in the program, read from its input schema. */
export function addOptions(program: Program, { input, positions, changes }: Command): void {
  const properties = propertiesOf(input);
  for (const { name, isRequired, isMany } of positions) {
    const words = isMany ? `${name}...` : name;
    program.addArgument(new Argument(isRequired ? `<${words}>` : `[${words}]`, properties[name]?.description ?? ''));
  }
  const named = Object.entries(properties).filter(([name]) => !positions.some((position) => position.name === name));
  for (const [name, { kind, description }] of named) {
    const placeholder = { flag: '', one: ' <value>', many: ' <value...>' }[kind];
    program.addOption(new Option(`--${kebab(name)}${placeholder}`, description));
  }
  for (const [name, flags, help] of COMMON) {
    const isOwn = name in properties;
    if (!isOwn && (changes || name !== 'dryRun')) program.option(flags, help);
  }
}

/** The command's own input among what the parser gathered. */
export function inputOf(command: Command, values: readonly unknown[], options: Record<string, unknown>): object {
  const own = propertiesOf(command.input);
  const input = Object.fromEntries(Object.entries(options).filter(([name]) => name in own));
  command.positions.forEach(({ name }, at) => {
    if (values[at] !== undefined) input[name] = values[at];
  });
  return input;
}

/** `fromDay` as `from-day`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Property = { readonly kind: 'flag' | 'one' | 'many'; readonly description: string };

function propertiesOf(input: z.ZodType): Record<string, Property> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(
    properties.map(([name, property]): [string, Property] => {
      if (typeof property !== 'object') return [name, { kind: 'one', description: '' }];
      return [name, { kind: kindOf(property), description: property.description ?? '' }];
    }),
  );
}

type Schema = Pick<z.core.JSONSchema.JSONSchema, 'type' | 'anyOf'>;

/** A list may also be read from one value alone: then its schema is a union with an array in it. */
function kindOf({ type, anyOf = [] }: Schema): Property['kind'] {
  if (type === 'boolean') return 'flag';
  const isList = type === 'array' || anyOf.some((one) => typeof one === 'object' && one.type === 'array');
  return isList ? 'many' : 'one';
}
