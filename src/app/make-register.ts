import { asStart, transact } from '#access';
import { planIssues, setCatalogueIn } from '#catalog';
import { ensureTemplates } from '#contacts';
import { setPartnersIn } from '#disclosures';
import { assert } from '#kernel';
import type { Register } from '#platform';
import { type Identity, makeIdentity, setSettings } from '#register';
import { setSellersIn, setSuppliersIn } from '#sources';
import type { SettingsFile } from './settings-file.ts';

/** Issues are planned from the year before to the year after. */
const YEARS_AROUND = [-1, 0, 1];

export type Made =
  | { readonly kind: 'made' }
  | { readonly kind: 'refused'; readonly because: string; readonly advice: string };

/**
 * Makes an empty register of its settings. Its identity is written last: what was killed on the way is begun again.
 */
export async function makeRegister(register: Register, settings: SettingsFile, identity: Identity): Promise<Made> {
  const by = asStart(register, 'settings:change');
  const { titles, offers, sellers, suppliers, partners, ...own } = settings;
  const set = await transact(by, async (tx) => {
    const outcome = await setCatalogueIn(tx, { titles, offers });
    if (outcome.kind === 'set') {
      await setSellersIn(tx, sellers);
      await setSuppliersIn(tx, suppliers);
      const partnersSet = await setPartnersIn(tx, partners);
      assert(partnersSet.kind === 'set', 'the settings file was read with a country that is none');
    }
    return outcome;
  });
  if (set.kind === 'refused') {
    const { kind: _, ...fault } = set;
    return { kind: 'refused', because: fault.because, advice: `the catalogue cannot stand: ${JSON.stringify(fault)}` };
  }
  await setSettings(by, own);
  await ensureTemplates(by);
  const year = register.clock.today().year;
  for (const step of YEARS_AROUND) await planIssues(asStart(register, 'catalog:change'), year + step);
  await makeIdentity(by, identity);
  return { kind: 'made' };
}
