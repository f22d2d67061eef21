import { asStart, transact } from '#access';
import { planIssues, setCatalogueIn } from '#catalog';
import { ensureTemplates } from '#contacts';
import { setPartnersIn } from '#disclosures';
import { assert } from '#kernel';
import type { Register } from '#platform';
import { type Identity, makeIdentity, setSettings } from '#register';
import { setProfilesIn, setSellersIn, setSuppliersIn } from '#sources';
import type { SettingsFile } from './settings-file.ts';

/** Issues are planned from the year before to the year after. */
const YEARS_AROUND = [-1, 0, 1];

export type Made =
  | { readonly kind: 'made' }
  | { readonly kind: 'refused'; readonly because: string; readonly advice: string };

/** Takes the transaction back when the settings cannot stand together: nothing is made of them. */
class CannotStand extends Error {
  readonly refusal: Extract<Made, { kind: 'refused' }>;

  constructor(because: string, advice: string) {
    super(because);
    this.refusal = { kind: 'refused', because, advice };
  }
}

/**
 * Makes an empty register of its settings. Its identity is written last: what was killed on the way is begun again.
 */
export async function makeRegister(register: Register, settings: SettingsFile, identity: Identity): Promise<Made> {
  const by = asStart(register, 'settings:change');
  const { titles, offers, packages, policies, sellers, suppliers, partners, profiles, ...own } = settings;
  try {
    await transact(by, async (tx, act) => {
      const catalogue = await setCatalogueIn(tx, { titles, offers, packages, policies });
      if (catalogue.kind === 'refused') {
        const { kind: _, ...fault } = catalogue;
        throw new CannotStand(fault.because, `the catalogue cannot stand: ${JSON.stringify(fault)}`);
      }
      const saved = await setProfilesIn(tx, act, profiles);
      if (saved.kind === 'refused') throw new CannotStand('not_a_profile', `profile ${saved.profile}: ${saved.detail}`);
      await setSellersIn(tx, sellers);
      const set = await setSuppliersIn(tx, suppliers);
      if (set.kind === 'refused')
        throw new CannotStand(
          set.because,
          `the contract of ${set.supplier} names a profile that there is not: ${set.profile}`,
        );
      const partnersSet = await setPartnersIn(tx, partners);
      assert(partnersSet.kind === 'set', 'the settings file was read with a country that is none');
    });
  } catch (left) {
    if (left instanceof CannotStand) return left.refusal;
    throw left;
  }
  await setSettings(by, own);
  await ensureTemplates(by);
  const year = register.clock.today().year;
  for (const step of YEARS_AROUND) await planIssues(asStart(register, 'catalog:change'), year + step);
  await makeIdentity(by, identity);
  return { kind: 'made' };
}
