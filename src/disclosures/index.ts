export { data } from './data.ts';
export { examplePartners, listPartners, setPartnersIn, type ListedPartner, type PartnersSet } from './partners.ts';
export type { Partner } from './queries.ts';
