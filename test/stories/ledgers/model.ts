import type { Offer } from '#catalog';
import { type Cents, type Day, day, isBefore, split } from '#kernel';
import { type Account, anAccount, dayAfter, type ModelIssue, type ModelTerm, share, within } from './model-parts.ts';

/*
 * What the two ledgers should say, reckoned day by day and number by number, for one subscription at a time. It shares with the register no more
 * than the rule of splitting cents: it keeps sets of issues, and counts them anew each time.
 */

/** The calendar of every title, which changes under all subscriptions at once. */
export type Calendar = ReadonlyMap<string, readonly ModelIssue[]>;

/** One subscription as it should be. */
export class Model {
  subscription = 0;
  group = 0;
  order = 0;
  lastDay: Day | null;
  isCancelled = false;
  interruptedSince: Day | null = null;
  readonly interruptions: { since: Day; until: Day }[] = [];
  readonly terms: ModelTerm[] = [];
  readonly told: string[] = [];

  readonly copies: number;
  readonly soldOn: Day;
  readonly #offers: ReadonlyMap<string, Offer>;
  readonly #calendar: Calendar;

  constructor(
    { offer, copies, soldOn, startOn }: { offer: string; copies: number; soldOn: Day; startOn: Day },
    offers: ReadonlyMap<string, Offer>,
    calendar: Calendar,
  ) {
    this.copies = copies;
    this.soldOn = soldOn;
    this.#offers = offers;
    this.#calendar = calendar;
    const first = this.#made(this.#offer(offer), startOn, 0);
    this.terms.push(first);
    this.lastDay = this.#offer(offer).renewsAs === null ? first.endsOn : null;
  }

  #offer = (code: string): Offer => this.#offers.get(code) as Offer;
  issues = (title: string): readonly ModelIssue[] => this.#calendar.get(title) ?? [];

  #made(offer: Offer, anchorOn: Day, anchorMonths: number): ModelTerm {
    const startsOn = anchorOn.add({ months: anchorMonths });
    const billOn = startsOn.subtract({ days: 14 });
    return {
      id: 0, offer: offer.code, months: offer.termMonths, anchorOn, anchorMonths, startsOn,
      endsOn: anchorOn.add({ months: anchorMonths + offer.termMonths }).subtract({ days: 1 }),
      billOn: isBefore(billOn, this.soldOn) ? this.soldOn : billOn,
      priceCents: offer.priceCents * this.copies, isCancelled: false, isBilled: false,
      titles: new Map(offer.parts.map(({ title }) => [title, anAccount()])),
    }; // prettier-ignore
  }

  /** The numbers, in copies, that a term owes of a title: those of its days that are not dealt with. */
  owed(term: ModelTerm, title: string): number {
    return this.#open(term, title).reduce((sum, { covers }) => sum + covers * this.copies, 0);
  }

  #open(term: ModelTerm, title: string): ModelIssue[] {
    if (term.isCancelled) return [];
    const to = this.lastDay && isBefore(this.lastDay, term.endsOn) ? this.lastDay : term.endsOn;
    const { dealt } = term.titles.get(title) as Account;
    return this.issues(title).filter(
      (one) => !one.isCancelled && !dealt.has(one.id) && within(one.on, term.startsOn, to),
    );
  }

  #isInterrupted = (on: Day): boolean =>
    (this.interruptedSince !== null && !isBefore(on, this.interruptedSince)) ||
    this.interruptions.some(({ since, until }) => within(on, since, until));

  /** The term that is to get the issue; `null` when none is. */
  due(issue: ModelIssue): ModelTerm | null {
    if (issue.isCancelled || this.#isInterrupted(issue.on)) return null;
    return (
      this.terms.find((term) => term.titles.has(issue.title) && this.#open(term, issue.title).includes(issue)) ?? null
    );
  }

  /** The term that is over and may get a grace copy of the issue. */
  mayGrace(issue: ModelIssue): ModelTerm | null {
    const last = this.terms.filter(({ isCancelled }) => !isCancelled).at(-1);
    const account = last?.titles.get(issue.title);
    if (!last || !account || this.#isInterrupted(issue.on) || account.graced.has(issue.id)) return null;
    if (!isBefore(last.endsOn, issue.on) || isBefore(last.endsOn, issue.on.subtract({ days: 366 }))) return null;
    return this.lastDay === null || this.lastDay.equals(last.endsOn) ? last : null;
  }

  gracedNumbers = (term: ModelTerm, title: string): number =>
    [...(term.titles.get(title)?.graced.values() ?? [])].reduce((sum, one) => sum + one, 0);

  deal(term: ModelTerm, issue: ModelIssue, how: 'delivered' | 'credited'): void {
    const account = term.titles.get(issue.title) as Account;
    const [whole, part] = [this.owed(term, issue.title), issue.covers * this.copies];
    const cents = share(account.owedCents, part, whole);
    account.dealt.set(issue.id, how);
    account[how] += part;
    account.owedCents -= cents;
    if (how === 'delivered') account.earnedCents += cents;
    else account.setAsideCents += cents;
  }

  grace(term: ModelTerm, issue: ModelIssue): void {
    term.titles.get(issue.title)?.graced.set(issue.id, issue.covers * this.copies);
  }

  /** Lengthens by numbers; gives whether it was done. */
  extend(term: ModelTerm, title: string, numbers: number, issue: ModelIssue | null): boolean {
    const standing = this.terms.filter(({ isCancelled }) => !isCancelled);
    const begun = standing.findLastIndex(({ titles }) => [...titles.values()].some(({ dealt }) => dealt.size > 0));
    const at = Math.max(standing.indexOf(term), begun);
    const lengthened = standing[at] as ModelTerm;
    if (this.lastDay && !this.lastDay.equals(standing.at(-1)?.endsOn as Day)) return false;
    if (issue && lengthened !== term) return false;
    const endsOn = this.#endAfter(lengthened.endsOn, title, numbers);
    if (!endsOn) return false;
    if (issue) term.titles.get(title)?.dealt.set(issue.id, 'extended');
    lengthened.endsOn = endsOn;
    for (const [before, next] of standing.slice(at).map((one, index, all) => [one, all[index + 1]] as const)) {
      if (!next) break;
      this.#follow(next, before);
    }
    if (this.lastDay) this.lastDay = standing.at(-1)?.endsOn as Day;
    for (const one of standing) this.#takeGraceBack(one);
    return true;
  }

  #follow(next: ModelTerm, before: ModelTerm): void {
    const was = next.startsOn;
    const whole = before.anchorOn.add({ months: before.anchorMonths + before.months });
    if (whole.equals(dayAfter(before.endsOn)))
      [next.anchorOn, next.anchorMonths] = [before.anchorOn, before.anchorMonths + before.months];
    else [next.anchorOn, next.anchorMonths] = [dayAfter(before.endsOn), 0];
    next.startsOn = dayAfter(before.endsOn);
    next.endsOn = next.anchorOn.add({ months: next.anchorMonths + next.months }).subtract({ days: 1 });
    next.billOn = next.billOn.add({ days: Math.max(0, was.until(next.startsOn).days) });
  }

  #endAfter(from: Day, title: string, numbers: number): Day | null {
    const coming = this.issues(title).filter((one) => !one.isCancelled);
    const onDay = new Map(coming.map((one) => [one.on.toString(), one]));
    const end = coming.reduce((last, { on }) => (isBefore(last, on) ? on : last), from);
    let [count, last] = [0, null as Day | null];
    for (let on = dayAfter(from); !isBefore(end, on); on = dayAfter(on)) {
      const issue = onDay.get(on.toString());
      if (!issue) continue;
      if (count >= numbers) return on.subtract({ days: 1 });
      count += issue.covers;
      last = on;
    }
    return count >= numbers ? last : null;
  }

  renew(until: Day): void {
    if (this.lastDay !== null) return;
    for (;;) {
      const last = this.terms.at(-1) as ModelTerm;
      const { renewsAs } = this.#offer(last.offer);
      if (renewsAs === null || isBefore(until, last.endsOn)) return;
      const next = this.#made(this.#offer(renewsAs), day('2000-01-01'), 0);
      next.startsOn = dayAfter(last.endsOn);
      this.#follow(next, last);
      const billOn = next.startsOn.subtract({ days: 14 });
      next.billOn = isBefore(billOn, this.soldOn) ? this.soldOn : billOn;
      this.terms.push(next);
      this.#takeGraceBack(next);
      if (this.#offer(renewsAs).renewsAs === null) this.lastDay = next.endsOn;
    }
  }

  #takeGraceBack(next: ModelTerm): void {
    for (const [title, account] of next.titles) {
      const whole = this.owed(next, title);
      let taken = 0;
      for (const earlier of this.terms)
        for (const [id, numbers] of earlier.titles.get(title)?.graced ?? []) {
          const issue = this.issues(title).find((one) => one.id === id) as ModelIssue;
          if (!within(issue.on, next.startsOn, next.endsOn)) continue;
          earlier.titles.get(title)?.graced.delete(id);
          account.dealt.set(id, 'delivered');
          taken += numbers;
        }
      if (taken === 0) continue;
      const cents = share(account.owedCents, taken, whole);
      account.delivered += taken;
      account.owedCents -= cents;
      account.earnedCents += cents;
    }
  }

  /** Does something by which terms owe less, and credits what they owed before. */
  #losing(change: () => void): void {
    const before = this.terms.flatMap((term) => [...term.titles].map(([title, account]) => ({ term, title, account, owed: this.owed(term, title) }))); // prettier-ignore
    change();
    for (const { term, title, account, owed } of before) {
      const gone = owed - this.owed(term, title);
      if (gone <= 0) continue;
      const cents = share(account.owedCents, gone, owed);
      account.credited += gone;
      account.owedCents -= cents;
      account.setAsideCents += cents;
    }
  }

  /** Ends on a day; gives whether it was done. */
  end(on: Day): boolean {
    const first = (this.terms[0] as ModelTerm).startsOn;
    if (isBefore(on, first) || (this.lastDay !== null && !isBefore(on, this.lastDay))) return false;
    this.#losing(() => {
      this.lastDay = on;
      for (const term of this.terms) if (isBefore(on, term.startsOn) && !term.isBilled) term.isCancelled = true;
    });
    return true;
  }

  /** Cancels the order; gives whether it was done. */
  cancel(): boolean {
    if (this.isCancelled || this.terms.some((term) => !term.isCancelled && term.isBilled)) return false;
    this.#losing(() => {
      this.isCancelled = true;
      for (const term of this.terms) term.isCancelled = true;
      this.lastDay = (this.terms[0] as ModelTerm).startsOn.subtract({ days: 1 });
    });
    return true;
  }

  bill(term: ModelTerm, net: ReadonlyMap<string, Cents>): void {
    term.isBilled = true;
    for (const [title, cents] of net) {
      const account = term.titles.get(title) as Account;
      const weights = [this.owed(term, title), account.delivered, account.credited];
      const [owed = 0, earned = 0, setAside = 0] = split(
        cents,
        weights.every((one) => one === 0) ? [1, 0, 0] : weights,
      );
      account.owedCents += owed;
      account.earnedCents += earned;
      account.setAsideCents += setAside;
    }
  }

  unbill(term: ModelTerm): void {
    for (const account of term.titles.values())
      [account.owedCents, account.earnedCents, account.setAsideCents] = [0, 0, 0];
  }

  /** What is left of the value of a term that is over and owes nothing is earned. */
  earnLeftovers(title: string, on: Day): void {
    for (const term of this.terms) {
      const account = term.titles.get(title);
      if (!account || this.owed(term, title) > 0 || !isBefore(term.endsOn, on)) continue;
      account.earnedCents += account.owedCents;
      account.owedCents = 0;
    }
  }
}
