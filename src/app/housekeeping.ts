import { asWorker, forgetOldSignIns } from '#access';
import { planIssues } from '#catalog';
import { mendSearch, sweepWhenDue, takeCodesIntoUse, takeDueAddresses } from '#customers';
import { forgetOldContacts } from '#contacts';
import { followCalendar, renewTerms } from '#orders';
import { log, type Register } from '#platform';
import {
  continueUnfinished,
  forgetOldPlans,
  forgetRejectedRows,
  noteDuties,
  refreshWhenDue,
  sweepKeptFiles,
  forgetSettledProposals,
} from '#sources';

/** One thing that is done again and again: a question and a verb; may be killed at any line. A long one asks whether to stop. */
type Job = {
  readonly name: string;
  readonly everyMs: number;
  run(register: Register, isStopping: () => boolean): Promise<unknown>;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What keeps the house in order without anybody asking. */
const JOBS: readonly Job[] = [
  {
    name: 'forget-old-sign-ins',
    everyMs: HOUR_MS,
    run: (register) => forgetOldSignIns(asWorker(register, 'session:own')),
  },
  {
    name: 'plan-next-year',
    everyMs: 24 * HOUR_MS,
    run: async (register) => {
      await planIssues(asWorker(register, 'catalog:change', 'orders'), register.clock.today().year + 1);
      await followCalendar(asWorker(register, 'orders:make', 'orders'));
    },
  },
  {
    name: 'continue-imports',
    everyMs: MINUTE_MS,
    run: (register, isStopping) => continueUnfinished(asWorker(register, 'imports:apply', 'orders'), isStopping),
  },
  {
    name: 'forget-rejected-rows',
    everyMs: 24 * HOUR_MS,
    run: (register) => forgetRejectedRows(asWorker(register, 'imports:apply', 'rights')),
  },
  {
    name: 'forget-old-contacts',
    everyMs: 24 * HOUR_MS,
    run: (register) => forgetOldContacts(asWorker(register, 'contacts:write', 'rights')),
  },
  {
    name: 'forget-settled-proposals',
    everyMs: 24 * HOUR_MS,
    run: (register) => forgetSettledProposals(asWorker(register, 'imports:apply', 'rights')),
  },
  {
    name: 'mend-search',
    everyMs: 24 * HOUR_MS,
    run: (register, isStopping) => mendSearch(asWorker(register, 'customers:change', 'care'), isStopping),
  },
  { name: 'sweep-kept-files', everyMs: HOUR_MS, run: (register) => sweepKeptFiles(register) },
  { name: 'forget-old-previews', everyMs: 24 * HOUR_MS, run: (register) => forgetOldPlans(register) },
  {
    name: 'sweep-for-doubles',
    everyMs: MINUTE_MS,
    run: (register, isStopping) => sweepWhenDue(asWorker(register, 'customers:merge'), isStopping),
  },
  {
    name: 'note-information-duties',
    everyMs: 6 * HOUR_MS,
    run: (register) => noteDuties(asWorker(register, 'notices:send', 'rights')),
  },
  {
    name: 'take-due-addresses',
    everyMs: HOUR_MS,
    run: (register, isStopping) => takeDueAddresses(asWorker(register, 'customers:change', 'care'), isStopping),
  },
  {
    name: 'renew-terms',
    everyMs: HOUR_MS,
    run: (register) => renewTerms(asWorker(register, 'orders:make', 'orders'), register.clock.today()),
  },
  {
    name: 'postal-codes-in-use',
    everyMs: MINUTE_MS,
    run: (register) => takeCodesIntoUse(register.db),
  },
  {
    name: 'refresh-organisations',
    everyMs: HOUR_MS,
    run: (register, isStopping) => refreshWhenDue(asWorker(register, 'customers:change', 'care'), isStopping),
  },
];

/** The jobs of a running server. */
export type Housekeeping = {
  /** Whether every job ended well the last time, and none is overdue. */
  isWell(): boolean;
  stop(): Promise<void>;
};

/** How soon a job that failed is tried again: the database may have been away for a moment. */
const RETRY_MS = 10_000;

/** Starts the jobs of a server; a job that fails is tried again soon, and `/healthz` says so meanwhile. */
export function startHousekeeping(register: Register): Housekeeping {
  const states = JOBS.map((job) => new Turn(job, register));
  const timer = setInterval(() => states.forEach((state) => state.turn()), RETRY_MS);
  timer.unref();
  states.forEach((state) => state.turn());
  return {
    isWell: () => states.every((state) => state.isWell()),
    async stop() {
      clearInterval(timer);
      await Promise.all(states.map((state) => state.rest()));
    },
  };
}

class Turn {
  readonly #job: Job;
  readonly #register: Register;
  #startedAt = Number.NEGATIVE_INFINITY;
  #endedWell = true;
  #running: Promise<void> | null = null;
  #isStopping = false;

  constructor(job: Job, register: Register) {
    this.#job = job;
    this.#register = register;
  }

  isWell(): boolean {
    return this.#endedWell && performance.now() - this.#startedAt < this.#job.everyMs + 5 * MINUTE_MS;
  }

  /** Waits for what is under way. */
  rest(): Promise<void> {
    this.#isStopping = true;
    return this.#running ?? Promise.resolve();
  }

  turn(): void {
    const waitMs = this.#endedWell ? this.#job.everyMs : RETRY_MS;
    if (this.#running !== null || performance.now() - this.#startedAt < waitMs) return;
    this.#startedAt = performance.now();
    this.#running = this.#run().finally(() => (this.#running = null));
  }

  async #run(): Promise<void> {
    const { name } = this.#job;
    try {
      await this.#job.run(this.#register, () => this.#isStopping);
      this.#endedWell = true;
    } catch (failure) {
      this.#endedWell = false;
      const code = failure instanceof Error && 'code' in failure ? String(failure.code) : 'failed';
      log('job.failed', { job: name, code });
    }
  }
}
