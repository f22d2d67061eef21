import type { CompanyRegister, Situation } from '#customers';
import { type Day, parseDay } from '#kernel';
import type { CompanyAnswer } from './answer.ts';

/** How a company fares, and since when. */
export type CompanySituation = { readonly situation: Situation; readonly since: Day | null };

/** What lasts is what has no end; the register writes no end as null, as a blank, or not at all. */
export const isCurrent = ({ endDate }: { readonly endDate: string }): boolean => endDate === '';

/** The day of `2024-11-21`, `2024-11-21T01:49:24` and `2024-11-21 01:49:24`: the register writes all three. */
export const dayOfAnswer = (text: string): Day | null => parseDay(text.slice(0, 10));

/** Codes of the register's own lists KONK, SELTILA and SANE (read 2026-11-24), the gravest first. */
const PROCEEDINGS: readonly (readonly [code: string, situation: Situation])[] = [
  ['KONK', 'bankruptcy'],
  ['SELTILA', 'liquidation'],
  ['SANE', 'restructuring'],
];

/** Registers in which an entry says that the company is no more: the trade register's and the tax administration's. */
const OF_LIFE: ReadonlySet<string> = new Set(['1', '4']);
/** 2: removed from the register, 4: ceased (list REK_KDI, read 2026-11-24). */
const ENDED: ReadonlySet<string> = new Set(['2', '4']);

/**
 * How a company fares: ceased when it has an end, or an entry in force says so; else by the gravest proceedings that have no
 * end; else active. The field `status` is never asked: it says the same of the living and the dead.
 */
export function situationOf(company: CompanyAnswer): CompanySituation {
  if (company.endDate !== '') return { situation: 'ceased', since: dayOfAnswer(company.endDate) };
  const entries = company.registeredEntries.filter(isCurrent);
  const ended = entries.find(({ register, type }) => OF_LIFE.has(register) && ENDED.has(type));
  const isInTradeRegister = entries.some(({ register, type }) => register === '1' && type === '1');
  if (ended !== undefined && !(ended.register === '4' && isInTradeRegister))
    return { situation: 'ceased', since: dayOfAnswer(ended.registrationDate) };
  const open = company.companySituations.filter(isCurrent);
  for (const [code, situation] of PROCEEDINGS) {
    const found = open.find(({ type }) => type.toUpperCase() === code);
    if (found) return { situation, since: dayOfAnswer(found.registrationDate) };
  }
  const [other] = open;
  if (other) return { situation: 'other situation', since: dayOfAnswer(other.registrationDate) };
  return { situation: 'active', since: null };
}

/** The registers by their numbers (list REK, read 2026-11-24). */
const REGISTER_OF: Readonly<Record<string, CompanyRegister>> = {
  '1': 'trade',
  '2': 'foundations',
  '3': 'associations',
  '4': 'tax',
  '5': 'prepayment',
  '6': 'vat',
  '7': 'employer',
  '8': 'insurance tax',
};
/** 0: not registered yet, 2: removed, 4: ceased. */
const OUTSIDE: ReadonlySet<string> = new Set(['0', '2', '4']);

/** In which registers the company stands now. */
export function registersOf({ registeredEntries }: CompanyAnswer): CompanyRegister[] {
  const inForce = registeredEntries.filter((entry) => isCurrent(entry) && !OUTSIDE.has(entry.type));
  const found = inForce.flatMap(({ register }) => REGISTER_OF[register] ?? []);
  return [...new Set(found)];
}
