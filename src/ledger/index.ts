export { ACCOUNTS, type Account, vatAccount } from './accounts.ts';
export { commands } from './commands.ts';
export { data } from './data.ts';
export { type EntryLine, type GivenEntry, postIn } from './post.ts';
export type { LedgerLine, LedgerSums } from './queries/read.ts';
export { balances, checkLedger, type LedgerChecked, ledgerLines } from './read.ts';
export { routes } from './routes.ts';
