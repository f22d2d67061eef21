import { sql } from 'kysely';
import { asWorker } from '#access';
import { type Offer } from '#catalog';
import { creditInvoice, runInvoices } from '#invoicing';
import { type Cents, type CustomerNumber, type Day, isBefore, type InvoiceId, type TermId } from '#kernel'; // prettier-ignore
import { placeOrders, renewTerms } from '#orders';
import type { TestRegister } from '../../database.ts';
import type { Chance } from './dice.ts';
import { Model } from './model.ts';
import type { ModelIssue, ModelTerm } from './model-parts.ts';

/** What the histories happen to: the register, and beside it what it should say. */
export class Histories {
  readonly models: Model[] = [];
  readonly register: TestRegister;
  readonly chance: Chance;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly calendar: ReadonlyMap<string, ModelIssue[]>;
  readonly faults: string[] = [];
  /** How often each thing happened. */
  readonly counts = new Map<string, number>();

  constructor(
    register: TestRegister,
    chance: Chance,
    publisher: { readonly offers: ReadonlyMap<string, Offer>; readonly calendar: ReadonlyMap<string, ModelIssue[]> },
  ) {
    this.register = register;
    this.chance = chance;
    this.offers = publisher.offers;
    this.calendar = publisher.calendar;
  }

  /** Those whose offer, now or later, has the title. */
  ofTitle = (title: string): Model[] =>
    this.models.filter(({ group }) => title.endsWith(`N${group}`) || title.endsWith(`M${group}`));

  get today(): Day {
    return this.register.clock.today();
  }
  protected orders = () => asWorker(this.register, 'orders:make', 'orders');

  protected note(model: Model, what: string): void {
    model.told.push(`${String(this.today)} ${what}`);
    const word = what.split(' ')[0] ?? '';
    this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  fault(model: Model, what: string): void {
    this.faults.push(`${what} (subscription ${model.subscription}: ${model.told.join('; ')})`);
  }

  async place(customers: readonly CustomerNumber[], groups: number): Promise<void> {
    const given = customers.map((receiver, at) => ({
      receiver,
      payer: receiver,
      offer: `${this.chance.one(['STANDING', 'STANDING', 'FIXED', 'TRIAL'])}${at % groups}`,
      copies: this.chance.one([1, 1, 1, 2, 3]),
      soldOn: this.today,
      startOn: this.today.add({ days: this.chance.whole(-12, 45) }),
      salesChannel: 'staff',
    }));
    const placed = await placeOrders(this.orders(), given);
    for (const [at, one] of placed.entries()) {
      const told = given[at];
      if (one.kind !== 'placed' || !told) throw new Error(one.kind === 'refused' ? one.because : 'no answer');
      const model = new Model(told, this.offers, this.calendar);
      Object.assign(model, { subscription: one.subscription, order: one.order, group: at % groups });
      (model.terms[0] as ModelTerm).id = one.terms[0] as TermId;
      this.models.push(model);
      this.note(model, `placed ${told.offer} ×${told.copies} from ${String(told.startOn)}`);
    }
  }

  async renew(): Promise<void> {
    await renewTerms(this.orders(), this.today);
    for (const model of this.models) model.renew(this.today.add({ days: 30 }));
    const { rows } = await sql<{ id: number; subscription: number; number: number }>`
      select id, subscription, number::integer from orders.term where number > 1`.execute(this.register.db);
    const models = new Map(this.models.map((model) => [model.subscription, model]));
    for (const { id, subscription, number } of rows) {
      const term = models.get(subscription)?.terms[number - 1];
      if (!term) throw new Error(`a term ${number} of ${subscription} that should not be`);
      if (term.id === 0) this.note(models.get(subscription) as Model, `renewed to ${String(term.endsOn)}`);
      term.id = id;
    }
  }

  async bill(): Promise<void> {
    await runInvoices(asWorker(this.register, 'invoices:issue', 'invoicing'), this.today);
    const { rows } = await sql<{ term: number; title: string; net: Cents; copies: number }>`
      select term, title, net_cents as net, copies::integer from invoicing.invoice_line l join invoicing.invoice i on i.id = l.invoice
       where i.kind = 'invoice'`.execute(this.register.db);
    const lines = Map.groupBy(rows, ({ term }) => term);
    for (const model of this.models)
      for (const term of model.terms) {
        const isDue = !term.isCancelled && !isBefore(this.today, term.billOn) && term.priceCents > 0;
        const billed = lines.get(term.id);
        if (term.isBilled) continue;
        if (isDue !== (billed !== undefined)) this.fault(model, `term ${term.id} ${isDue ? 'is not' : 'is'} billed`);
        if (billed) model.bill(term, new Map(billed.map(({ title, net }) => [title, net])));
        if (billed) this.note(model, `billed ${String(term.startsOn)}`);
      }
  }

  async creditInvoices(likelihood: number): Promise<void> {
    const by = asWorker(this.register, 'invoices:credit', 'invoicing');
    const { rows } = await sql<{ id: number; term: number }>`
      select distinct i.id, l.term from invoicing.invoice i join invoicing.invoice_line l on l.invoice = i.id
       where i.kind = 'invoice' and not exists (select from invoicing.invoice n where n.credits_invoice = i.id) order by i.id`.execute(
      this.register.db,
    );
    for (const { id, term } of rows.filter(() => this.chance.happens(likelihood))) {
      const credited = await creditInvoice(by, id as InvoiceId, null);
      if (credited.kind === 'refused') throw new Error(credited.because);
      const model = this.models.find(({ terms }) => terms.some((one) => one.id === term)) as Model;
      model.unbill(model.terms.find((one) => one.id === term) as ModelTerm);
      this.note(model, `invoice-credited of term ${term}`);
    }
  }
}
