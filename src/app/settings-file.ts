import { readFileSync } from 'node:fs';
import { parse, stringify } from 'smol-toml';
import { z } from 'zod';
import { asStart, registerOf } from '#access';
import { catalogueField, catalogueFile, exampleCatalogue, wholeCatalogue } from '#catalog';
import { examplePartners, listPartners } from '#disclosures';
import { isCountry, type Permit } from '#kernel';
import { dayField, lineField } from '#platform';
import { exampleSettings, registerSettings, settingsOf } from '#register';
import {
  CONTRACT_PURPOSES,
  exampleSellers,
  DEFAULT_RUNNING_POLICY,
  RUNNING_POLICIES,
  SUPPLIER_KINDS,
  toldProfiles,
  toldSuppliers,
  type Seller,
  type Supplier,
} from '#sources';

/** A supplier of data with its contracts; a seller whose contract has no terms of its own is told among `sellers`. */
const supplier = (code: z.ZodString) =>
  z.object({
    code,
    name: lineField(),
    kind: z.enum(SUPPLIER_KINDS),
    contracts: z
      .array(
        z.object({
          validFrom: dayField,
          validTo: dayField.nullable().default(null),
          profile: lineField(60).nullable().default(null),
          licence: lineField(500).nullable().default(null),
          purposes: z.array(z.enum(CONTRACT_PURPOSES)).min(1).nullable().default(null),
          duties: z.array(lineField(500)).max(50).default([]),
          runningSubscription: z.enum(RUNNING_POLICIES).default(DEFAULT_RUNNING_POLICY),
        }),
      )
      .max(100)
      .default([]),
  });

/** How a sender's files are read: in the file its definition is the JSON of docs/import-profiles.md, as text. */
const profile = z.object({
  name: lineField(60),
  definition: z.codec(z.string().max(200_000), z.unknown(), {
    decode: (text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.issues.push({ code: 'custom', input: text, message: 'no JSON' });
        return z.NEVER;
      }
    },
    encode: (definition) => JSON.stringify(definition),
  }),
});

const code = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,19}$/);

/** The settings file of a register: who keeps it, what is sold, by whom, and who the partners are. */
export const settingsFile = registerSettings.extend({
  ...catalogueField.shape,
  sellers: z
    .array(z.object({ code, name: lineField(), contractFrom: dayField, contractTo: dayField.nullable().default(null) }))
    .max(1_000)
    .default([]),
  suppliers: z.array(supplier(code)).max(1_000).default([]),
  profiles: z.array(profile).max(1_000).default([]),
  partners: z
    .array(z.object({ code, name: lineField(), country: z.string().refine((country): boolean => isCountry(country)) }))
    .max(1_000)
    .default([]),
});
export type SettingsFile = z.output<typeof settingsFile>;

/** The suppliers as the file's schema holds them. */
function asInFile({ sellers, suppliers }: { readonly sellers: Seller[]; readonly suppliers: readonly Supplier[] }) {
  return {
    sellers,
    suppliers: suppliers.map((one) => ({
      ...one,
      contracts: one.contracts.map((contract) => ({
        ...contract,
        purposes: contract.purposes === null ? null : [...contract.purposes],
        duties: [...contract.duties],
      })),
    })),
  };
}

/** The example publisher: what a register made without a settings file is set up with. */
export const examplePublisher: SettingsFile = {
  ...exampleSettings,
  ...catalogueFile(exampleCatalogue),
  sellers: [...exampleSellers],
  suppliers: [],
  profiles: [],
  partners: [...examplePartners],
};

export type SettingsRead =
  | { readonly kind: 'read'; readonly settings: SettingsFile }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** Reads a settings file in TOML or JSON; a file that cannot stand is told field by field. */
export function readSettingsFile(path: string): SettingsRead {
  let content: unknown;
  try {
    const text = readFileSync(path, 'utf8');
    content = path.endsWith('.json') ? JSON.parse(text) : plain(parse(text));
  } catch (failure) {
    return { kind: 'refused', faults: [`${path}: ${(failure as Error).message}`] };
  }
  const read = settingsFile.safeDecode(content as z.input<typeof settingsFile>);
  if (read.success) return { kind: 'read', settings: read.data };
  return {
    kind: 'refused',
    faults: read.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`),
  };
}

/** Dates of TOML as text, so that both forms read the same. */
const plain = (content: unknown): unknown => JSON.parse(JSON.stringify(content));

/** The settings of a register as they stand, for a file. */
export async function settingsFileOf(by: Permit<'settings:change'>): Promise<SettingsFile> {
  // The settings hold the catalogue and the sellers: whoever may change them all may read them.
  const register = registerOf(by);
  return {
    ...(await settingsOf(by)),
    ...catalogueFile(await wholeCatalogue(by)),
    ...asInFile(await toldSuppliers(asStart(register, 'suppliers:read'))),
    profiles: [...(await toldProfiles(asStart(register, 'imports:read')))],
    partners: [...(await listPartners(by))],
  };
}

/** Writes settings as a file that `kortisto init --settings` reads. */
export function writeSettings(settings: SettingsFile, form: 'toml' | 'json'): string {
  const content = z.encode(settingsFile, settings);
  return form === 'json'
    ? `${JSON.stringify(content, null, 2)}\n`
    : stringify(withoutNulls(content) as Record<string, unknown>);
}

/** TOML has no null: what is left out is read as it. */
function withoutNulls(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(withoutNulls);
  if (typeof content !== 'object' || content === null) return content;
  const kept = Object.entries(content).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutNulls(value)]));
}
