import { look, nowOf, type Seen, todayOf, transact } from '#access';
import { letterOrderOf, logContactIn } from '#contacts';
import { customersIn, postalLinesOf } from '#customers';
import { addresseesIn, type Because, sendOut } from '#gate';
import { type ActId, type Addressee, assert, type CustomerNumber, type Day, type Moment, type Permit } from '#kernel';
import { printAll, type Tx, writeLetter } from '#platform';
import { readSettings, type RegisterSettings } from '#register';
import { selectSuppliers } from '../suppliers/queries/suppliers.ts';
import { contractOn, type Supplier } from '../suppliers/supplier.ts';
import { noticeText, type ToldSource, USUAL_PURPOSES } from './notice.ts';
import { noteDuties } from './note-duties.ts';
import {
  answerDuties,
  lockOpenOf,
  NOTICE_DOCUMENT,
  type OpenDuty,
  type QueuePlace,
  selectOpen,
  selectOpenOf,
} from './queries/duties.ts';

/** What a run did, or would do. */
export type NoticeRun = {
  readonly kind: 'sent' | 'previewed';
  readonly day: Day;
  /** Persons told; one letter tells a person of every source that is due. */
  readonly told: number;
  /** Duties fulfilled by those letters. */
  readonly duties: number;
  /** Persons who could not be told, by the gate's reason. They stay in the queue. */
  readonly left: Readonly<Partial<Record<Because, number>>>;
};

/** How a run is done. */
export type NoticeOptions = {
  readonly dryRun?: boolean;
  /** The folder into which the letters are written for the printer. */
  readonly letters: string;
  readonly tell?: (told: number) => void;
};

/** Letters are printed inside the transaction that records them, so that both stand or neither. */
const DUTIES_PER_CHUNK = 500;

/**
 * Tells everybody who waits in the queue where data about him came from, by letter: through the gate as a service message,
 * printed, noted in the log of contacts and on each duty. May be killed at any line and run again: who was told is not told
 * twice. A day other than today is only previewed.
 */
export async function sendNotices(
  by: Permit<'notices:send'>,
  day: Day,
  { dryRun = false, letters, tell = () => {} }: NoticeOptions,
): Promise<NoticeRun | { readonly kind: 'refused'; readonly because: 'not_today' }> {
  if (!dryRun && !day.equals(todayOf(by))) return { kind: 'refused', because: 'not_today' };
  if (!dryRun) await noteDuties(by);
  const seen = new Set<CustomerNumber>();
  let [told, duties] = [0, 0];
  const left: Partial<Record<Because, number>> = {};
  for (let after: QueuePlace | null = null; ;) {
    const place: QueuePlace | null = after;
    const chunk: Chunk = dryRun
      ? await preview(by, place, seen)
      : await transact(by, (tx, act) => tellChunk(tx, act, { after: place, seen, day, now: nowOf(by), letters }));
    told += chunk.told;
    duties += chunk.duties;
    for (const because of chunk.left) left[because] = (left[because] ?? 0) + 1;
    tell(told);
    if (chunk.last === null) break;
    after = chunk.last;
  }
  return { kind: dryRun ? 'previewed' : 'sent', day, told, duties, left };
}

type Chunk = {
  readonly told: number;
  readonly duties: number;
  readonly left: readonly Because[];
  readonly last: QueuePlace | null;
};

/** The persons of the next duties whom this run has not met yet. */
async function nextPersons(tx: Tx, after: QueuePlace | null, seen: Set<CustomerNumber>) {
  const open = await selectOpen(tx, { after, limit: DUTIES_PER_CHUNK });
  const persons = [...new Set(open.map(({ customer }) => customer))].filter((customer) => !seen.has(customer));
  for (const customer of persons) seen.add(customer);
  const last = open.at(-1);
  return { persons, last: last ? { dueOn: last.dueOn, id: last.id } : null };
}

/** Counts and shows nobody: whose cards were opened is another matter. */
const preview = (by: Permit<'notices:send'>, after: QueuePlace | null, seen: Set<CustomerNumber>): Promise<Chunk> =>
  look(by, 'information queue', async (tx): Promise<Seen<Chunk>> => {
    const { persons, last } = await nextPersons(tx, after, seen);
    const known = await customersIn(tx, persons);
    const reachable = known.filter(({ values }) => postalLinesOf(values) !== null).map(({ number }) => number);
    const duties = await selectOpenOf(tx, reachable);
    const left = Array.from({ length: persons.length - reachable.length }, (): Because => 'not_reachable');
    return { customers: [], answer: { told: reachable.length, duties: duties.length, left, last } };
  });

type Telling = {
  readonly after: QueuePlace | null;
  readonly seen: Set<CustomerNumber>;
  readonly day: Day;
  readonly now: Moment;
  readonly letters: string;
};

async function tellChunk(tx: Tx, act: ActId, { after, seen, ...telling }: Telling): Promise<Chunk> {
  const { persons, last } = await nextPersons(tx, after, seen);
  const open = Map.groupBy(await lockOpenOf(tx, persons), ({ customer }) => customer);
  const sending = { channel: 'post', purpose: 'rights', messageType: 'information on data held', today: telling.day } as const; // prettier-ignore
  const { addressees, refused } = await addresseesIn(tx, act, sending, [...open.keys()]);
  const letters = addressees.map((to): Letter => ({ to, duties: open.get(to.customer) ?? [] }));
  await send(tx, act, letters, telling);
  const duties = letters.reduce((sum, letter) => sum + letter.duties.length, 0);
  return { told: letters.length, duties, left: refused.map(({ because }) => because), last };
}

type Letter = { readonly to: Addressee<'post', 'rights'>; readonly duties: readonly OpenDuty[] };

async function send(
  tx: Tx,
  act: ActId,
  letters: readonly Letter[],
  { day, now, letters: folder }: Pick<Telling, 'day' | 'now' | 'letters'>,
): Promise<void> {
  if (letters.length === 0) return;
  const settings = await readSettings(tx);
  const suppliers = new Map((await selectSuppliers(tx)).map((supplier) => [supplier.code, supplier]));
  const texts = letters.map(({ to, duties }) =>
    noticeText({ language: to.language, on: day, sources: duties.map((duty) => toldOf(duty, suppliers)), settings }),
  );
  const about = new Map(letters.map(({ to, duties }) => [to, duties.map(({ origin }) => origin).join(', ')]));
  const outbound = await sendOut(tx, act, letters.map(({ to }) => to), { document: NOTICE_DOCUMENT, about: (to) => about.get(to) ?? null }); // prettier-ignore
  await answerDuties(tx, act, letters.flatMap(({ duties }, at) => duties.map(({ id }) => ({
    id, toldOn: day, means: 'letter' as const, outbound: outbound[at] ?? null, document: fileNameOf(duties), exempt: null, note: null,
  })))); // prettier-ignore
  await logContactIn(tx, act, letters.map(({ to }, at) => ({
    customer: to.customer, kind: 'letter', direction: 'out', subject: texts[at]?.subject ?? '', body: texts[at]?.body ?? null,
    happenedAt: now, outbound: outbound[at] ?? null,
  }))); // prettier-ignore
  await print(letters, texts, { settings, folder });
}

async function print(
  letters: readonly Letter[],
  texts: readonly ReturnType<typeof noticeText>[],
  { settings, folder }: { readonly settings: RegisterSettings; readonly folder: string },
): Promise<void> {
  const orders = letters.flatMap(({ to }, at) => {
    const text = texts[at];
    return text ? [letterOrderOf(to, text, settings)] : [];
  });
  let at = 0;
  for await (const content of printAll(orders)) {
    const letter = letters[at++];
    assert(letter, 'a letter for each sheet');
    await writeLetter(letter.to, { fileName: fileNameOf(letter.duties), content }, folder);
  }
}

/** A letter is named after the first of its duties: the name of a file tells nobody who it is for. */
const fileNameOf = (duties: readonly OpenDuty[]): string => `notice-${duties[0]?.id ?? 0}.pdf`;

function toldOf(duty: OpenDuty, suppliers: ReadonlyMap<string, Supplier>): ToldSource {
  const { originKind, originName, said, since, origin } = duty;
  const contract = contractOn(suppliers.get(origin), since);
  const agreed = contract.kind === 'valid' ? contract.purposes : null;
  return { originKind, originName, said, since, purposes: agreed ?? USUAL_PURPOSES[originKind] ?? ['care'] };
}

/** The letter as one person in the queue would get it. */
export type NoticePreview =
  | { readonly kind: 'notice'; readonly subject: string; readonly body: string; readonly language: string }
  | { readonly kind: 'nobody waits' };

/** Writes the letter of one person without sending it; nothing is kept but the look. */
export const previewNotice = (by: Permit<'notices:read'>, customer: CustomerNumber): Promise<NoticePreview> =>
  look(by, 'information letter', async (tx): Promise<Seen<NoticePreview>> => {
    const duties = await selectOpenOf(tx, [customer]);
    const [known] = await customersIn(tx, [customer]);
    if (duties.length === 0 || !known) return { customers: [], answer: { kind: 'nobody waits' } };
    const suppliers = new Map((await selectSuppliers(tx)).map((supplier) => [supplier.code, supplier]));
    const { subject, body, language } = noticeText({
      language: known.values.language,
      on: todayOf(by),
      sources: duties.map((duty) => toldOf(duty, suppliers)),
      settings: await readSettings(tx),
    });
    return { customers: [customer], answer: { kind: 'notice', subject, body, language } };
  });
