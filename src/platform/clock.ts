import { assert, type Day, dayOf, HELSINKI, type Moment } from '#kernel';

/** What the time is. Given to those who need it; rules get a day. */
export interface Clock {
  now(): Moment;
  /** The civil day in Helsinki. */
  today(): Day;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => dayOf(Temporal.Now.instant()),
};

/** A clock that shows another day with the machine's time of day: the test clock of a register made for trying things out. */
export function clockAt(day: Day): Clock {
  const now = (): Moment => {
    const time = Temporal.Now.zonedDateTimeISO(HELSINKI).toPlainTime();
    return day.toZonedDateTime({ timeZone: HELSINKI, plainTime: time }).toInstant();
  };
  return { now, today: () => day };
}

/** A clock that stands still until it is told to move on; for tests of what time does. */
export class StillClock implements Clock {
  #now: Moment;

  constructor(now: Moment) {
    this.#now = now;
  }

  now(): Moment {
    return this.#now;
  }

  today(): Day {
    return dayOf(this.#now);
  }

  /** Moves on; never back. */
  advance(by: Temporal.DurationLike): void {
    const next = this.#now.add(by);
    assert(Temporal.Instant.compare(next, this.#now) >= 0, 'a clock does not run backwards');
    this.#now = next;
  }
}
