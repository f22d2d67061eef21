import { z } from 'zod';
import { type Label, type Permit } from '#kernel';
import { databaseOf, transact } from '#access';
import { type Database, parseServiceUrl, type Tx } from '#platform';
import { settingRows, upsertSettings } from './queries.ts';

const label = z.object({
  fi: z.string().min(1),
  sv: z.string().min(1),
  en: z.string().min(1),
}) satisfies z.ZodType<Label>;

/** Who keeps the register, by its name and address; the document's § 1. */
export const controllerSetting = z.object({
  name: z.string().min(2),
  businessId: z.string().regex(/^\d{7}-\d$/),
  street: z.string().min(1),
  postalCode: z.string().regex(/^\d{5}$/),
  city: z.string().min(1),
  phone: z.string().min(3),
  email: z.string().min(3),
});

/** The person who handles matters of the register: grants access (§ 6), answers the rights (§ 7). */
export const contactPersonSetting = z.object({
  name: z.string().min(1),
  title: label,
  phone: z.string().min(3),
  email: z.string().min(3),
});

/** An account on which the publisher is paid. */
export const ibanSetting = z.object({ iban: z.string().min(15), bic: z.string().min(8), bank: z.string().min(1) });

/** Public interfaces that the register asks; left out: the usual ones, and only when a person asks. */
export const openDataSetting = z.object({
  /** Where PRH's open company data (YTJ, version 3) is asked. */
  ytjUrl: z.string().refine((url) => parseServiceUrl(url) !== null, 'https, or http on this machine'),
  /** Whether the organisations of the register are compared with it by themselves, once a week. */
  refreshesWeekly: z.boolean().default(false),
});
export type OpenData = z.output<typeof openDataSetting>;

/** What stands until the operator sets another. @see docs/sources/ytj.md (read 2026-11-22) */
export const USUAL_OPEN_DATA: OpenData = {
  ytjUrl: 'https://avoindata.prh.fi/opendata-ytj-api/v3',
  refreshesWeekly: false,
};

/** The settings that are the register's own. Titles, offers, sellers and partners are rows of their rooms. */
export const registerSettings = z.object({
  controller: controllerSetting,
  contactPerson: contactPersonSetting,
  registerName: label,
  ibans: z.array(ibanSetting).min(1),
  openData: openDataSetting.optional(),
});
export type RegisterSettings = z.infer<typeof registerSettings>;

/** Reads the settings; throws when the register was never given any. */
export async function readSettings(db: Database | Tx): Promise<RegisterSettings> {
  return registerSettings.parse(Object.fromEntries(await settingRows(db)));
}

/** The settings as a permit's holder may see them. */
export const settingsOf = (by: Permit): Promise<RegisterSettings> => readSettings(databaseOf(by));

/** Replaces the settings that are given, the others stay. */
export const setSettings = (by: Permit<'settings:change'>, settings: Partial<RegisterSettings>): Promise<void> =>
  transact(by, (tx, act) => upsertSettings(tx, act, registerSettings.partial().parse(settings)));
