import { sql } from 'kysely';
import { transact } from '#access';
import { invoicedTermsIn } from '#invoicing';
import { type Day, isBefore, type IssueId, type OrderId, type SubscriptionId, type TermId } from '#kernel'; // prettier-ignore
import {
  cancelOrders,
  creditNumbersIn,
  deliverIn,
  endSubscriptions,
  extendIn,
  followCalendarIn,
  graceIn,
  interruptIn,
  resumeIn,
} from '#orders';
import { Model } from './model.ts';
import type { ModelIssue, ModelTerm } from './model-parts.ts';

import { Histories } from './histories.ts';

const GRACE_NUMBERS_MAX = 3;

/** What happens to histories by issues, and by what people want. */
export class Life extends Histories {
  /** Runs every issue up to today: delivers to most, and holds some back by one of the ways. */
  async runIssues(): Promise<void> {
    const due = [...this.calendar.values()].flat().filter((one) => !one.isCancelled && !one.isClosed && !isBefore(this.today, one.on)); // prettier-ignore
    for (const issue of due.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.id - b.id))
      await this.#run(issue);
  }

  async #run(issue: ModelIssue): Promise<void> {
    await transact(this.orders(), async (tx, act) => {
      const dealing = { issue: issue.id as IssueId, on: issue.on };
      const due = await sql<{
        subscription: number;
        term: TermId;
        copies: number;
      }>`select subscription, term, copies from orders.due_on(${issue.id}) order by 1`.execute(tx);
      const late = await sql<{ subscription: number; term: TermId; copies: number }>`select subscription, term, copies from orders.grace_on(${issue.id}) order by 1`.execute(tx); // prettier-ignore
      this.#compare(issue, 'due', due.rows, (model) => model.due(issue));
      this.#compare(issue, 'in grace', late.rows, (model) => model.mayGrace(issue));
      const models = new Map(this.models.map((model) => [model.subscription, model]));
      const ways = due.rows.map((row) => ({
        ...row,
        model: models.get(row.subscription) as Model,
        way: this.chance.fraction(),
      }));
      const [going, put, credited] = [
        ways.filter(({ way }) => way < 0.82),
        ways.filter(({ way }) => way >= 0.82 && way < 0.9),
        ways.filter(({ way }) => way >= 0.9 && way < 0.97),
      ];
      await deliverIn(tx, act, dealing, going);
      await creditNumbersIn(tx, act, { ...dealing, cause: 'hold' }, credited);
      for (const [rows, how] of [[going, 'delivered'], [credited, 'credited']] as const)
        for (const { model, term } of rows) {
          model.deal(model.terms.find(({ id }) => id === term) as ModelTerm, issue, how);
          this.note(model, `${how} ${issue.title} ${String(issue.on)}`);
        } // prettier-ignore
      const extended = await extendIn(tx, act, put.map(({ term, copies }) => ({ term, title: issue.title, copies: copies * issue.covers, cause: 'hold' as const, issue: issue.id as IssueId })), this.today); // prettier-ignore
      for (const [at, { model, term }] of put.entries()) {
        const done = model.extend(
          model.terms.find(({ id }) => id === term) as ModelTerm,
          issue.title,
          issue.covers,
          issue,
        );
        this.note(model, `${done ? 'put-off' : 'not-put-off'} ${issue.title} ${String(issue.on)}`);
        if (done !== (extended[at]?.kind === 'extended'))
          this.fault(model, `extension ${JSON.stringify(extended[at])}`);
      }
      const graced = late.rows
        .map((row) => ({ ...row, model: models.get(row.subscription) as Model }))
        .map((row) => ({ ...row, own: row.model.terms.find(({ id }) => id === row.term) as ModelTerm }))
        .filter(
          ({ model, own }) =>
            model.gracedNumbers(own, issue.title) + issue.covers * model.copies <= GRACE_NUMBERS_MAX * model.copies,
        );
      await graceIn(tx, act, dealing, graced);
      for (const { model, own } of graced) {
        model.grace(own, issue);
        this.note(model, `graced ${issue.title} ${String(issue.on)}`);
      }
      await tx.updateTable('catalog.issue').set({ closed_on: this.today }).where('id', '=', issue.id).execute();
    });
    issue.isClosed = true;
  }

  #compare(
    issue: ModelIssue,
    what: string,
    rows: readonly { subscription: number; term: number; copies: number }[],
    expected: (model: Model) => ModelTerm | null,
  ): void {
    const found = new Map(rows.map((row) => [row.subscription, row]));
    if (found.size !== rows.length)
      this.faults.push(`somebody is ${what} twice for ${issue.title} ${String(issue.on)}`);
    for (const model of this.ofTitle(issue.title)) {
      const [row, term] = [found.get(model.subscription), expected(model)];
      if ((row?.term ?? 0) !== (term?.id ?? 0) || (row && row.copies !== model.copies))
        this.fault(
          model,
          `term ${row?.term ?? 'none'} is ${what} for ${issue.title} ${String(issue.on)}, should be ${term?.id ?? 'none'}`,
        );
    }
  }

  async give(likelihood: number): Promise<void> {
    const lucky = this.models.filter(() => this.chance.happens(likelihood)).map((model) => {
      const term = this.chance.one(model.terms.filter(({ isCancelled }) => !isCancelled));
      return { model, term, title: term ? this.chance.one([...term.titles.keys()]) : '', numbers: this.chance.whole(1, 3) };
    }).filter(({ term }) => term !== undefined); // prettier-ignore
    const given = await transact(this.orders(), (tx, act) =>
      extendIn(tx, act, lucky.map(({ model, term, title, numbers }) => ({ term: term.id as TermId, title, copies: numbers * model.copies, cause: 'extension' as const })), this.today)); // prettier-ignore
    for (const [at, { model, term, title, numbers }] of lucky.entries()) {
      const done = model.extend(term, title, numbers, null);
      if (done !== (given[at]?.kind === 'extended')) this.fault(model, `gift ${JSON.stringify(given[at])}`);
      this.note(model, `${done ? 'given' : 'not-given'} ${numbers} of ${title} to term ${term.id}`);
    }
  }

  async end(likelihood: number): Promise<void> {
    const chosen = this.models.filter(() => this.chance.happens(likelihood)).map((model) => ({ model, on: this.today.add({ days: this.chance.whole(-20, 70) }) })); // prettier-ignore
    const terms = chosen.flatMap(({ model }) => model.terms.map(({ id }) => id as TermId));
    const invoiced = await invoicedTermsIn(this.register.db, terms);
    const ended = new Set(await endSubscriptions(this.orders(), chosen.map(({ model, on }) => ({ subscription: model.subscription as SubscriptionId, endsOn: on })), invoiced)); // prettier-ignore
    for (const { model, on } of chosen) {
      const done = model.end(on);
      if (done !== ended.has(model.subscription as SubscriptionId)) this.fault(model, `ending on ${String(on)}`);
      if (done) this.note(model, `ended on ${String(on)}`);
    }
  }

  async cancel(likelihood: number): Promise<void> {
    const chosen = this.models.filter(() => this.chance.happens(likelihood));
    const invoiced = await invoicedTermsIn(this.register.db, chosen.flatMap(({ terms }) => terms.map(({ id }) => id as TermId))); // prettier-ignore
    const answers = await cancelOrders(this.orders(), chosen.map(({ order }) => order as OrderId), invoiced); // prettier-ignore
    for (const [at, model] of chosen.entries()) {
      const done = model.cancel();
      if (done !== (answers[at]?.kind === 'cancelled')) this.fault(model, `cancelling ${JSON.stringify(answers[at])}`);
      if (done) this.note(model, 'cancelled');
    }
  }

  async interrupt(likelihood: number): Promise<void> {
    const [on, by] = [this.today, this.orders()];
    const [begin, resume] = [
      this.models.filter((one) => one.interruptedSince === null && this.chance.happens(likelihood)),
      this.models.filter((one) => one.interruptedSince !== null && this.chance.happens(0.5)),
    ];
    await transact(by, async (tx, act) => {
      await interruptIn(tx, act, begin.map(({ subscription }) => ({ subscription: subscription as SubscriptionId, since: on, because: 'unpaid' }))); // prettier-ignore
      await resumeIn(
        tx,
        act,
        resume.map(({ subscription }) => ({ subscription: subscription as SubscriptionId, on })),
      );
    });
    for (const model of begin) {
      model.interruptedSince = on;
      this.note(model, 'interrupted');
    }
    for (const model of resume) {
      model.interruptions.push({ since: model.interruptedSince as Day, until: on.subtract({ days: 1 }) });
      model.interruptedSince = null;
      this.note(model, 'resumed');
    }
  }

  /** Moves, cancels, widens and adds issues that are not run yet, and lets the ledger follow. */
  async changeCalendar(likelihood: number): Promise<void> {
    const titles: string[] = [];
    await transact(this.orders(), async (tx, act) => {
      for (const [title, issues] of this.calendar) {
        if (!this.chance.happens(likelihood)) continue;
        titles.push(title);
        const open = issues.filter(
          ({ isClosed, isCancelled, on }) => !isClosed && !isCancelled && isBefore(this.today, on),
        );
        const issue = this.chance.one(open);
        if (!issue) continue;
        const way = this.chance.fraction();
        const taken = new Set(issues.filter(({ isCancelled }) => !isCancelled).map(({ on }) => on.toString()));
        let on = issue.on.add({ days: this.chance.whole(-15, 20) });
        while (taken.has(on.toString()) || !isBefore(this.today, on)) on = on.add({ days: 1 });
        if (way < 0.5) issue.on = on;
        else if (way < 0.75) issue.isCancelled = true;
        else issue.covers = issue.covers === 1 ? 2 : 1;
        await tx.updateTable('catalog.issue')
          .set({ planned_on: issue.on, orders_by: issue.on, addresses_by: issue.on, labels_by: issue.on, covers: issue.covers, cancelled_on: issue.isCancelled ? this.today : null })
          .where('id', '=', issue.id).execute(); // prettier-ignore
        this.counts.set('calendar', (this.counts.get('calendar') ?? 0) + 1);
        for (const model of this.ofTitle(title))
          model.told.push(
            `${String(this.today)} calendar: issue ${issue.id} of ${title} on ${String(issue.on)} covers ${issue.covers}${issue.isCancelled ? ' cancelled' : ''}`,
          );
      }
      await followCalendarIn(tx, act, { titles, on: this.today });
    });
    for (const title of titles) for (const model of this.ofTitle(title)) model.earnLeftovers(title, this.today);
  }
}
