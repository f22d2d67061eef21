import type { RegisterSettings } from './settings.ts';

/**
 * The example publisher of a register made without a settings file. Invented: the business id and the accounts have valid
 * check digits but belong to nobody, and addresses end in `.example`.
 */
export const exampleSettings: RegisterSettings = {
  controller: {
    name: 'Kortisto-Lehdet Oy',
    businessId: '1234567-1',
    street: 'Lehtikuja 1',
    postalCode: '00100',
    city: 'Helsinki',
    phone: '+358 40 555 0100',
    email: 'asiakaspalvelu@kortisto-lehdet.example',
  },
  contactPerson: {
    name: 'Riikka Rekisteri',
    title: { fi: 'rekisterivastaava', sv: 'registeransvarig', en: 'register keeper' },
    phone: '+358 40 555 0101',
    email: 'rekisteri@kortisto-lehdet.example',
  },
  registerName: {
    fi: 'Asiakas- ja kohderyhmärekisteri',
    sv: 'Kund- och målgruppsregister',
    en: 'Customer and target-group register',
  },
  ibans: [{ iban: 'FI2112345600000785', bic: 'NDEAFIHH', bank: 'Nordea' }],
};
