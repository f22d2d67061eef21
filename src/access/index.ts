export { databaseOf, look, nowOf, registerOf, todayOf, transact, type Seen } from './permit.ts';
export { asOperator, asStart, asWorker } from './trusted.ts';
