export { checkPayments, type PaymentsChecked } from './check-payments.ts';
export { commands } from './commands.ts';
export { data } from './data.ts';
export { importPayments, type BankFileSource, type ImportedPayments, type ImportOptions } from './import-payments.ts';
export { quietPaymentsIn } from './quiet-payments.ts';
export { PAYMENT_COLUMNS, paymentLines } from './report.ts';
export { routes } from './routes.ts';
export { settlePayment, type Settled } from './settle-payment.ts';
export { waitingPayments } from './waiting-payments.ts';
