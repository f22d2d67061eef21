export { commands } from './commands.ts';
export { routes } from './routes.ts';
export { searchCustomers, type Hit, type SearchAnswer } from './search-customers.ts';
export { customerAccount, customerCard, type CustomerCard } from './customer-card.ts';
