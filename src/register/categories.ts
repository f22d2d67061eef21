import type { Category, Retention } from '#kernel';

/** Held while the customer is one, and until erased on demand or as outdated (GDPR article 5(1)(e), read 2026-11-22). */
const whileCustomer: Retention = {
  label: {
    fi: 'Asiakassuhteen ajan, kunnes tieto on vanhentunut tai rekisteröity vaatii sen poistamista',
    sv: 'Under kundförhållandet, tills uppgiften är föråldrad eller den registrerade kräver att den raderas',
    en: 'During the customer relationship, until outdated or erased at the data subject’s demand',
  },
  years: null,
  law: null,
};

/** Vouchers: six years from the end of the calendar year in which the financial year ended (Kirjanpitolaki 2:10, read 2026-11-22). */
const accountingVoucher: Retention = {
  label: {
    fi: 'Kuusi vuotta sen kalenterivuoden lopusta, jona tilikausi on päättynyt (kirjanpitolaki 2:10)',
    sv: 'Sex år från utgången av det kalenderår då räkenskapsperioden gick ut (bokföringslagen 2:10)',
    en: 'Six years from the end of the calendar year in which the financial year ended (Accounting Act 2:10)',
  },
  years: 6,
  law: 'Kirjanpitolaki 1336/1997 2:10',
};

/** The proof that access was lawful outlives the relationship (GDPR articles 5(2) and 32, read 2026-11-22). */
const whileAnswerable: Retention = {
  label: {
    fi: 'Viisi vuotta tapahtumasta osoitusvelvollisuuden vuoksi',
    sv: 'Fem år från händelsen på grund av ansvarsskyldigheten',
    en: 'Five years from the event, for accountability',
  },
  years: 5,
  law: 'GDPR 5(2)',
};

/** What was said and written is outdated in time (GDPR article 5(1)(e), read 2026-11-22); the room contacts deletes it. */
const twoYears: Retention = {
  label: {
    fi: 'Kaksi vuotta yhteydenoton kalenterivuoden lopusta',
    sv: 'Två år från utgången av det kalenderår då kontakten ägde rum',
    en: 'Two years from the end of the calendar year of the contact',
  },
  years: 2,
  law: null,
};

/** The groups of personal data of register description § 3; a column names one of them. */
export const categories = {
  customerData: {
    id: 'customer', label: { fi: 'Asiakastiedot', sv: 'Kunduppgifter', en: 'Customer data' },
    purposes: ['care', 'orders'], basis: 'contract', retention: whileCustomer,
    origins: ['the customer', 'orders', 'update services', 'partners', 'order sellers'],
    receivers: ['printing house', 'delivery', 'partners under agreement'],
  },
  contactData: {
    id: 'contact', label: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact points' },
    purposes: ['care', 'orders', 'informing'], basis: 'contract', retention: whileCustomer,
    origins: ['the customer', 'orders', 'update services', 'partners', 'order sellers'],
    receivers: ['printing house', 'delivery', 'partners under agreement'],
  },
  contactLog: {
    id: 'contacts', label: { fi: 'Yhteydenotot, muistiinpanot ja tallenteet', sv: 'Kontakter, anteckningar och inspelningar', en: 'Contacts, notes and recordings' },
    purposes: ['care'], basis: 'legitimate interest', retention: twoYears,
    origins: ['the customer', 'the register itself'], receivers: ['printing house'],
  },
  bans: {
    id: 'bans', label: { fi: 'Suoramarkkinoinnin kieltokoodit ja luvat', sv: 'Förbud mot direktmarknadsföring och samtycken', en: 'Direct-marketing bans and consents' },
    purposes: ['bans', 'informing'], basis: 'legal obligation', retention: whileCustomer,
    origins: ['the customer', 'order sellers', 'update services'], receivers: ['nobody'],
  },
  orderData: {
    id: 'orders', label: { fi: 'Tilaus- ja toimitustiedot', sv: 'Beställnings- och leveransuppgifter', en: 'Order and delivery data' },
    purposes: ['orders', 'care'], basis: 'contract', retention: whileCustomer,
    origins: ['orders', 'order sellers', 'the customer'], receivers: ['printing house', 'delivery'],
  },
  invoiceData: {
    id: 'invoices', label: { fi: 'Laskutustiedot', sv: 'Faktureringsuppgifter', en: 'Invoicing data' },
    purposes: ['invoicing', 'accounting'], basis: 'legal obligation', retention: accountingVoucher,
    origins: ['orders', 'the register itself'], receivers: ['printing house', 'e-invoice operator'],
  },
  paymentData: {
    id: 'payments', label: { fi: 'Maksun suoritus- ja maksutapatiedot', sv: 'Betalningsuppgifter', en: 'Payment data' },
    purposes: ['invoicing', 'accounting'], basis: 'legal obligation', retention: accountingVoucher,
    origins: ['the bank'], receivers: ['bank'],
  },
  collectionData: {
    id: 'collection', label: { fi: 'Velka- ja perintätiedot', sv: 'Skuld- och indrivningsuppgifter', en: 'Debt and collection data' },
    purposes: ['invoicing', 'accounting'], basis: 'legal obligation', retention: accountingVoucher,
    origins: ['the register itself', 'the customer'], receivers: ['collection agency'],
  },
  sourceData: {
    id: 'sources', label: { fi: 'Tietojen lähteet ja muutoshistoria', sv: 'Uppgifternas källor och ändringshistorik', en: 'Sources and history of values' },
    purposes: ['care', 'rights'], basis: 'legitimate interest', retention: whileCustomer,
    origins: ['the customer', 'orders', 'update services', 'partners', 'order sellers'], receivers: ['nobody'],
  },
  outboundData: {
    id: 'outbound', label: { fi: 'Lähetykset, luovutukset ja niiden perusteet', sv: 'Utskick, utlämnanden och grunderna för dem', en: 'What was sent or disclosed, and why it was allowed' },
    purposes: ['rights', 'bans'], basis: 'legal obligation', retention: whileAnswerable,
    origins: ['the register itself'], receivers: ['nobody'],
  },
  rightsData: {
    id: 'rights', label: { fi: 'Rekisteröidyn pyynnöt', sv: 'Den registrerades begäranden', en: 'Data subject’s requests' },
    purposes: ['rights'], basis: 'legal obligation', retention: whileAnswerable,
    origins: ['the customer'], receivers: ['nobody'],
  },
  auditData: {
    id: 'audit', label: { fi: 'Käytön valvonta', sv: 'Övervakning av användningen', en: 'Supervision of use' },
    purposes: ['security', 'rights'], basis: 'legal obligation', retention: whileAnswerable,
    origins: ['the register itself'], receivers: ['nobody'],
  },
  userData: {
    id: 'users', label: { fi: 'Käyttäjien tiedot', sv: 'Uppgifter om användare', en: 'Data of users' },
    purposes: ['security'], basis: 'legal obligation', retention: whileAnswerable,
    origins: ['the register itself'], receivers: ['nobody'],
  },
} as const satisfies Record<string, Category>; // prettier-ignore
