export { data } from './data.ts';
export {
  examplePartners,
  listPartners,
  setPartnersIn,
  type ListedPartner,
  type Partner,
  type PartnersSet,
} from './partners.ts';
