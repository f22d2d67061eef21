export { commands } from './commands.ts';
export { data } from './data.ts';
export { type GivenHold, type Held, holdInvoice, liftHold, type Lifted } from './hold.ts';
export { lateInterest, lateInterestRate } from './late-interest.ts';
export { routes } from './routes.ts';
export {
  type Excluded,
  type ReminderLine,
  type ReminderOptions,
  type ReminderRun,
  runReminders,
} from './run-reminders.ts';
