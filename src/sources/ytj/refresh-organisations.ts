import { databaseOf, todayOf, transact } from '#access';
import {
  changeIn,
  type Changed,
  type CompanyRecord,
  currentIn,
  recordCompaniesIn,
  recordSource,
  type Situation,
} from '#customers';
import type { ActId, CustomerNumber, Day, Permit, SourceId } from '#kernel';
import type { JsonClient, Manners, Tx } from '#platform';
import { type AskedOrganisation, organisationsToAsk, type WhichOrganisations } from '../queries/organisations.ts';
import { type Company, valuesOfCompany } from './company.ts';
import { tradeRegister } from './open-register.ts';
import { lookUpCompany, type Unanswered } from './trade-register.ts';

/** Under what name and licence the trade register's word stands beside the values. */
export const PRH = { kind: 'update_service', name: 'PRH', licence: 'CC BY 4.0' } as const;

/** What became of one organisation. */
export type RefreshedOrganisation = {
  readonly customer: CustomerNumber;
  readonly outcome: Changed['outcome'] | 'unknown' | 'unanswered';
  readonly fields: Changed['fields'];
  readonly situation: Situation | null;
  /** Why there was no answer. */
  readonly because: Unanswered | null;
};

/** What came of a refresh. `source` names it for its undoing; `null` when nothing was said, or in a dry run. */
export type OrganisationsRefreshed =
  | {
      readonly kind: 'refreshed' | 'previewed';
      readonly source: SourceId | null;
      readonly organisations: readonly RefreshedOrganisation[];
      /** Why the asking ended before the last one. */
      readonly stopped: Unanswered | 'told to' | null;
    }
  | { readonly kind: 'refused'; readonly because: 'no_interface' };

export type RefreshOptions = {
  readonly isDryRun: boolean;
  readonly manners?: Partial<Manners>;
  readonly onProgress?: (asked: number) => void;
  readonly isStopping?: () => boolean;
  /** The most organisations asked about. */
  readonly most?: number;
};

const ORGANISATIONS_PER_CHUNK = 100;
/** So many failures one after another are the interface's, and not of one company. */
const FAILURES_MAX = 3;

type Asked = AskedOrganisation & { readonly company: Company | null; readonly because: Unanswered | null };

/**
 * Asks the trade register about organisations and takes its word into the register: names, addresses and industries by the one
 * path for changes, where a person's own word is not overruled; how the company fares beside them. Asks first and writes then,
 * a hundred in one transaction; a run that is killed is run again. A dry run writes nothing and says the same.
 */
export async function refreshOrganisations(
  by: Permit<'customers:change'>,
  which: WhichOrganisations,
  options: RefreshOptions,
): Promise<OrganisationsRefreshed> {
  const register = await tradeRegister(by, options.manners);
  if (register === null) return { kind: 'refused', because: 'no_interface' };
  const customers = which.customers === null ? null : await standing(by, which.customers);
  const organisations: RefreshedOrganisation[] = [];
  const { isDryRun, most = Number.POSITIVE_INFINITY } = options;
  let source: SourceId | null = null;
  let stopped: Unanswered | 'told to' | null = null;
  for (let after = 0; stopped === null && organisations.length < most;) {
    const limit = Math.min(ORGANISATIONS_PER_CHUNK, most - organisations.length);
    const chunk = await organisationsToAsk(databaseOf(by), { ...which, customers }, after, limit);
    const last = chunk.at(-1);
    if (last === undefined) break;
    after = last.customer;
    const answers = await askAbout(register, chunk, { ...options, asked: organisations.length });
    stopped = answers.stopped;
    const written = await writeChunk(by, answers.asked, { source, isDryRun });
    source = written.source;
    organisations.push(...written.organisations);
  }
  return { kind: isDryRun ? 'previewed' : 'refreshed', source, organisations, stopped };
}

/** The numbers that stand for those given. */
const standing = async (by: Permit, customers: readonly CustomerNumber[]): Promise<CustomerNumber[]> => [
  ...new Set((await currentIn(databaseOf(by), customers)).values()),
];

async function askAbout(
  register: JsonClient,
  chunk: readonly AskedOrganisation[],
  { onProgress, isStopping, asked: before }: RefreshOptions & { readonly asked: number },
): Promise<{ asked: Asked[]; stopped: Unanswered | 'told to' | null }> {
  const asked: Asked[] = [];
  let failures = 0;
  for (const one of chunk) {
    if (isStopping?.()) return { asked, stopped: 'told to' };
    const answer = await lookUpCompany(register, one.businessId);
    const because = answer.kind === 'unanswered' ? answer.because : null;
    failures = because === null ? 0 : failures + 1;
    asked.push({ ...one, company: answer.kind === 'found' ? answer.company : null, because });
    onProgress?.(before + asked.length);
    if (failures >= FAILURES_MAX) return { asked, stopped: because };
  }
  return { asked, stopped: null };
}

type Written = { readonly source: SourceId | null; readonly organisations: RefreshedOrganisation[] };

/** Takes a dry run's transaction back when all has been decided in it. */
class TakenBack extends Error {
  override readonly name = 'TakenBack';
  readonly written: Written;
  constructor(written: Written) {
    super('a dry run');
    this.written = written;
  }
}

async function writeChunk(
  by: Permit<'customers:change'>,
  asked: readonly Asked[],
  { source, isDryRun }: { readonly source: SourceId | null; readonly isDryRun: boolean },
): Promise<Written> {
  const found = asked.flatMap((one) => (one.company === null ? [] : [{ ...one, company: one.company }]));
  if (found.length === 0) return { source, organisations: asked.map(silent) };
  const today = todayOf(by);
  try {
    return await transact(by, async (tx, act) => {
      const named = source ?? (await recordSource(tx, act, { ...PRH, receivedOn: today }));
      const changed = await takeWord(tx, { act, source: named, today }, found);
      const written = {
        source: named,
        organisations: asked.map((one) => changed.get(one.customer) ?? silent(one)),
      };
      if (isDryRun) throw new TakenBack({ ...written, source: null });
      return written;
    });
  } catch (reason) {
    if (reason instanceof TakenBack) return reason.written;
    throw reason;
  }
}

const silent = ({ customer, because }: Asked): RefreshedOrganisation => ({
  customer,
  outcome: because === null ? 'unknown' : 'unanswered',
  fields: [],
  situation: null,
  because,
});

type Saying = { readonly act: ActId; readonly source: SourceId; readonly today: Day };

async function takeWord(
  tx: Tx,
  { act, source, today }: Saying,
  found: readonly (AskedOrganisation & { readonly company: Company })[],
): Promise<Map<CustomerNumber, RefreshedOrganisation>> {
  const changes = found.map(({ customer, company, language }) => ({
    customer,
    row: null,
    values: valuesOfCompany(company, language),
  }));
  const changed = await changeIn(tx, { act, source }, changes);
  await recordCompaniesIn(
    tx,
    source,
    found.map(({ customer, company: { situation, since, registers, modifiedOn } }): CompanyRecord => ({
      customer, lookedUpOn: today, situation, since, registers, modifiedOn,
    })),
  ); // prettier-ignore
  return new Map(
    found.map(({ customer, company }, at) => {
      const { outcome = 'unchanged', fields = [] } = changed[at] ?? {};
      return [customer, { customer, outcome, fields, situation: company.situation, because: null }];
    }),
  );
}
