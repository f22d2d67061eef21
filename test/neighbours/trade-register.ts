import { aNeighbour, type Neighbour, sendJson } from './web-server.ts';

/** A company as the trade register answers it, as far as the test says. */
export type AnsweredCompany = {
  readonly businessId: { readonly value: string; readonly registrationDate?: string };
} & Readonly<Record<string, unknown>>;

/** The trade register on loopback. `fault` answers instead of the register while it is set. */
export type TradeRegister = Neighbour & {
  readonly companies: Map<string, AnsweredCompany>;
  fault: { readonly status: number; readonly body?: string; readonly times: number } | null;
};

const PER_PAGE = 100;

/** Starts a trade register that answers as PRH's does: by business id or by name, a hundred a page. */
export async function aTradeRegister(companies: readonly AnsweredCompany[] = []): Promise<TradeRegister> {
  const known = new Map(companies.map((company) => [company.businessId.value, company]));
  const register: { fault: TradeRegister['fault'] } = { fault: null };
  const neighbour = await aNeighbour((asked, response) => {
    const { fault } = register;
    if (fault !== null) {
      register.fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
      response.writeHead(fault.status, { 'content-type': 'application/json', 'retry-after': '0' });
      return void response.end(fault.body ?? '');
    }
    if (asked.pathname !== '/v3/companies') return sendJson(response, { message: 'no such path' }, 404);
    const id = asked.searchParams.get('businessId');
    const name = asked.searchParams.get('name')?.toLowerCase() ?? '';
    const page = Number(asked.searchParams.get('page') ?? 1);
    const found = [...known.values()].filter((company) =>
      id === null ? JSON.stringify(company['names'] ?? '').toLowerCase().includes(name) : company.businessId.value === id,
    ); // prettier-ignore
    sendJson(response, {
      totalResults: found.length,
      companies: found.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    });
  });
  return Object.assign(register, neighbour, { companies: known, url: `${neighbour.url}/v3` });
}

/** A company in the shape of the interface; what the test does not say is empty. */
export const aCompany = (businessId: string, name: string, more: Readonly<Record<string, unknown>> = {}): AnsweredCompany => ({
  businessId: { value: businessId, registrationDate: '2010-01-01' },
  names: [{ name, type: '1', registrationDate: '2010-01-01', endDate: null, version: 1, source: '1' }],
  mainBusinessLine: null,
  companyForms: [],
  companySituations: [],
  registeredEntries: [{ type: '1', register: '1', authority: '2', registrationDate: '2010-01-01', endDate: null }],
  addresses: [],
  status: '2',
  endDate: null,
  lastModified: '2026-11-01 02:03:04',
  ...more,
}); // prettier-ignore

/** An address in the shape of the interface: the postal one unless the test says otherwise. */
export const anAddress = (street: string, postCode: string, [fi, sv]: readonly [string, string], more: object = {}) => ({
  type: 2,
  co: '',
  street,
  buildingNumber: '',
  entrance: '',
  apartmentNumber: '',
  apartmentIdSuffix: '',
  postOfficeBox: '',
  freeAddressLine: null,
  country: null,
  postCode,
  postOffices: [
    { city: sv, languageCode: '2', municipalityCode: '091', postCode, active: true },
    { city: fi, languageCode: '1', municipalityCode: '091', postCode, active: true },
  ],
  registrationDate: '2020-01-01',
  ...more,
}); // prettier-ignore
