import type { Label } from '#kernel';

/** What the refusals about suppliers say to a person. */
export const supplierRefusals = {
  code_is_taken: {
    fi: 'Tunnus on jo toisella toimittajalla.',
    sv: 'Koden används redan av en annan leverantör.',
    en: 'Another supplier has the code.',
  },
  unknown_supplier: {
    fi: 'Tällaista toimittajaa ei ole.',
    sv: 'Leverantören finns inte.',
    en: 'There is no such supplier.',
  },
  unknown_profile: { fi: 'Tällaista profiilia ei ole.', sv: 'Profilen finns inte.', en: 'There is no such profile.' },
  ends_before_start: {
    fi: 'Loppupäivä on ennen alkupäivää.',
    sv: 'Slutdagen är före startdagen.',
    en: 'The last day is before the first.',
  },
  contracts_overlap: {
    fi: 'Päivät osuvat toisen sopimuksen päiviin: päätä se ensin.',
    sv: 'Dagarna överlappar ett annat avtal: avsluta det först.',
    en: 'The days meet those of another contract: end that first.',
  },
  no_contract: {
    fi: 'Toimittajalla ei ole voimassa olevaa sopimusta.',
    sv: 'Leverantören har inget gällande avtal.',
    en: 'The supplier has no contract in force.',
  },
  no_order_seller: {
    fi: 'Provisioita on vain tilausmyyjillä.',
    sv: 'Provision betalas endast till prenumerationsförsäljare.',
    en: 'Only order sellers earn commissions.',
  },
  unknown_offer: { fi: 'Tällaista tarjousta ei ole.', sv: 'Erbjudandet finns inte.', en: 'There is no such offer.' },
  month_is_closed: {
    fi: 'Kuukausi on jo tilitetty: sääntö voi alkaa sen jälkeen.',
    sv: 'Månaden är redan avräknad: regeln kan börja efter den.',
    en: 'The month has been closed: a rule can begin after it.',
  },
  month_is_not_over: {
    fi: 'Kuukausi on kesken: sen voi vain esikatsella.',
    sv: 'Månaden pågår: den kan bara förhandsgranskas.',
    en: 'The month is not over: it can only be previewed.',
  },
  booked_already: {
    fi: 'Kuukausi on jo kirjattu.',
    sv: 'Månaden är redan bokförd.',
    en: 'The month is booked already.',
  },
  later_month_is_booked: {
    fi: 'Myöhempi kuukausi on jo kirjattu.',
    sv: 'En senare månad är redan bokförd.',
    en: 'A later month is booked already.',
  },
  unknown_batch: { fi: 'Tällaista tuontia ei ole.', sv: 'Importen finns inte.', en: 'There is no such import.' },
  taken_back: {
    fi: 'Tiedosto on peruttu: sen tilauksista ei ole vastausta.',
    sv: 'Filen har återtagits: dess beställningar har inget svar.',
    en: 'The file was taken back: there is no answer on its orders.',
  },
  not_applied_yet: {
    fi: 'Tiedoston rivejä viedään vielä.',
    sv: 'Filens rader förs fortfarande in.',
    en: 'The rows of the file are still being applied.',
  },
  no_orders: {
    fi: 'Tiedostossa ei ole myyjän viitteitä.',
    sv: 'Filen har inga av försäljarens referenser.',
    en: 'The file has no references of a seller.',
  },
  unknown_order: { fi: 'Tällaista tilausta ei ole.', sv: 'Beställningen finns inte.', en: 'There is no such order.' },
  not_a_party: {
    fi: 'Asiakas ei ole tilauksen saaja eikä maksaja.',
    sv: 'Kunden är varken beställningens mottagare eller betalare.',
    en: 'The customer is neither the receiver nor the payer of the order.',
  },
  not_sold_by_a_supplier: {
    fi: 'Tilausta ei ole myynyt tilausmyyjä.',
    sv: 'Beställningen såldes inte av en prenumerationsförsäljare.',
    en: 'The order was not sold by an order seller.',
  },
} as const satisfies Record<string, Label>;
