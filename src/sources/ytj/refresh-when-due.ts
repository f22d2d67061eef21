import { todayOf } from '#access';
import type { Permit } from '#kernel';
import { openDataOf } from './open-register.ts';
import { type OrganisationsRefreshed, refreshOrganisations } from './refresh-organisations.ts';

const DAYS_BETWEEN = 7;
/** In one turn; at five a second a quarter of an hour. */
const ORGANISATIONS_PER_TURN_MAX = 5_000;

/**
 * Asks the trade register about the organisations not asked about for a week, where the settings say that it may be done by
 * itself; `null` where they do not, which is how a register is made: nothing leaves the house unasked.
 */
export async function refreshWhenDue(
  by: Permit<'customers:change'>,
  isStopping: () => boolean,
): Promise<OrganisationsRefreshed | null> {
  const { refreshesWeekly } = await openDataOf(by);
  if (!refreshesWeekly) return null;
  const askedBefore = todayOf(by).subtract({ days: DAYS_BETWEEN - 1 });
  const how = { isDryRun: false, isStopping, most: ORGANISATIONS_PER_TURN_MAX };
  return refreshOrganisations(by, { customers: null, askedBefore }, how);
}
