export { importPayments, type BankFileSource, type ImportedPayments, type ImportOptions } from './import-payments.ts';
