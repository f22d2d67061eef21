import type { Language } from '#kernel';

/** Every word that stands on a printed document. `{…}` is filled in by `filled`. */
export type DocumentTexts = {
  readonly titles: { readonly invoice: string; readonly 'credit note': string; readonly reminder: string };
  readonly page: string;
  readonly facts: Readonly<
    Record<
      'number' | 'issuedOn' | 'remindedOn' | 'dueOn' | 'customer' | 'reference' | 'buyersReference' | 'credited',
      string
    >
  >;
  readonly receiver: string;
  readonly rowColumns: readonly [text: string, period: string, quantity: string, rate: string, gross: string];
  readonly vatTitle: string;
  readonly vatColumns: readonly [rate: string, net: string, vat: string, gross: string];
  readonly total: string;
  readonly creditTotal: string;
  readonly toPay: string;
  readonly lateInterest: string;
  readonly nothingToPay: string;
  readonly creditNotice: string;
  readonly questions: string;
  readonly businessId: string;
  readonly reminder: Readonly<
    Record<
      | 'opening'
      | 'claim'
      | 'grounds'
      | 'original'
      | 'paid'
      | 'fee'
      | 'interest'
      | 'interestCounted'
      | 'crossed'
      | 'objection',
      string
    >
  >;
  readonly barcodeDigits: string;
  readonly symbols: { readonly barcode: string; readonly qr: string };
  readonly slip: SlipTexts;
};

/** The labels of the bank transfer form (tilisiirto); Finanssiala ry, Tilisiirto-opas (read 2026-11-22). */
type SlipTexts = Readonly<
  Record<
    | 'title'
    | 'account'
    | 'payee'
    | 'payer'
    | 'signature'
    | 'fromAccount'
    | 'reference'
    | 'dueOn'
    | 'euro'
    | 'bank'
    | 'terms'
    | 'qr',
    string
  >
>;

const fi: DocumentTexts = {
  titles: { invoice: 'Lasku', 'credit note': 'Hyvityslasku', reminder: 'Maksumuistutus' },
  page: 'Sivu',
  facts: {
    number: 'Laskun numero',
    issuedOn: 'Laskun päivä',
    remindedOn: 'Muistutuksen päivä',
    dueOn: 'Eräpäivä',
    customer: 'Asiakasnumero',
    reference: 'Viitenumero',
    buyersReference: 'Viitteenne',
    credited: 'Hyvitetty lasku',
  },
  receiver: 'Toimitetaan',
  rowColumns: ['Kuvaus', 'Ajalta', 'Määrä', 'ALV %', 'Yhteensä'],
  vatTitle: 'Arvonlisäveron erittely',
  vatColumns: ['ALV %', 'Veroton', 'Vero', 'Verollinen'],
  total: 'Maksettava yhteensä',
  creditTotal: 'Hyvitys yhteensä',
  toPay: 'Maksettava yhteensä',
  lateInterest: 'Viivästyskorko korkolain mukaan.',
  nothingToPay: 'Laskussa ei ole maksettavaa.',
  creditNotice:
    'Hyvitys vähennetään avoimesta laskusta; jo maksettu summa palautetaan. Tästä ei tarvitse maksaa mitään.',
  questions: 'Kysyttävää laskusta?',
  businessId: 'Y-tunnus',
  reminder: {
    opening: 'Emme ole saaneet tämän laskun maksua eräpäivään mennessä. Pyydämme maksamaan sen viimeistään {dueOn}.',
    claim: 'Saatavan erittely',
    grounds: 'Peruste',
    original: 'Lasku {number}, päivätty {issuedOn}, eräpäivä {dueOn}',
    paid: 'Maksettu tai hyvitetty',
    fee: 'Muistutusmaksu',
    interest: 'Viivästyskorko',
    interestCounted: 'Viivästyskorko {rate} % ajalta {from}–{to}',
    crossed: 'Jos maksu on jo lähtenyt, tämä muistutus on aiheeton.',
    objection:
      'Jos saatava on mielestäsi virheellinen tai aiheeton, voit kiistää sen kokonaan tai osittain: ota meihin yhteyttä ennen eräpäivää.',
  },
  barcodeDigits: 'Virtuaaliviivakoodi',
  symbols: { barcode: 'Pankkiviivakoodi', qr: 'Maksun QR-koodi' },
  slip: {
    title: 'TILISIIRTO  GIRERING',
    account: 'Saajan tilinumero\nMottagarens kontonummer',
    payee: 'Saaja\nMottagare',
    payer: 'Maksajan nimi ja osoite\nBetalarens namn och adress',
    signature: 'Allekirjoitus\nUnderskrift',
    fromAccount: 'Tililtä nro\nFrån konto nr',
    reference: 'Viitenro\nRef.nr',
    dueOn: 'Eräpäivä\nFörf.dag',
    euro: 'Euro',
    bank: 'PANKKI  BANKEN',
    terms:
      'Maksu välitetään saajalle maksujenvälityksen ehtojen mukaisesti ja vain maksajan ilmoittaman tilinumeron perusteella. ' +
      'Betalningen förmedlas till mottagaren enligt villkoren för betalningsförmedling och endast till det kontonummer som betalaren uppgett.',
    qr: 'Maksa QR-koodilla',
  },
};

const sv: DocumentTexts = {
  titles: { invoice: 'Faktura', 'credit note': 'Kreditfaktura', reminder: 'Betalningspåminnelse' },
  page: 'Sida',
  facts: {
    number: 'Fakturanummer',
    issuedOn: 'Fakturadatum',
    remindedOn: 'Påminnelsens datum',
    dueOn: 'Förfallodag',
    customer: 'Kundnummer',
    reference: 'Referensnummer',
    buyersReference: 'Er referens',
    credited: 'Krediterad faktura',
  },
  receiver: 'Levereras till',
  rowColumns: ['Beskrivning', 'För tiden', 'Antal', 'Moms %', 'Totalt'],
  vatTitle: 'Specifikation av mervärdesskatten',
  vatColumns: ['Moms %', 'Utan skatt', 'Skatt', 'Med skatt'],
  total: 'Att betala totalt',
  creditTotal: 'Kreditering totalt',
  toPay: 'Att betala totalt',
  lateInterest: 'Dröjsmålsränta enligt räntelagen.',
  nothingToPay: 'Det finns inget att betala.',
  creditNotice:
    'Krediteringen dras av från den öppna fakturan; ett redan betalt belopp återbetalas. Du behöver inte betala något.',
  questions: 'Frågor om fakturan?',
  businessId: 'FO-nummer',
  reminder: {
    opening:
      'Vi har inte fått betalning för den här fakturan till förfallodagen. Vi ber dig betala den senast {dueOn}.',
    claim: 'Specifikation av fordran',
    grounds: 'Grund',
    original: 'Faktura {number}, daterad {issuedOn}, förfallodag {dueOn}',
    paid: 'Betalt eller krediterat',
    fee: 'Påminnelseavgift',
    interest: 'Dröjsmålsränta',
    interestCounted: 'Dröjsmålsränta {rate} % för tiden {from}–{to}',
    crossed: 'Om betalningen redan är på väg är påminnelsen obefogad.',
    objection:
      'Om du anser att fordran är felaktig eller ogrundad kan du bestrida den helt eller delvis: kontakta oss före förfallodagen.',
  },
  barcodeDigits: 'Virtuell streckkod',
  symbols: { barcode: 'Bankstreckkod', qr: 'QR-kod för betalningen' },
  slip: {
    title: 'GIRERING  TILISIIRTO',
    account: 'Mottagarens kontonummer\nSaajan tilinumero',
    payee: 'Mottagare\nSaaja',
    payer: 'Betalarens namn och adress\nMaksajan nimi ja osoite',
    signature: 'Underskrift\nAllekirjoitus',
    fromAccount: 'Från konto nr\nTililtä nro',
    reference: 'Ref.nr\nViitenro',
    dueOn: 'Förf.dag\nEräpäivä',
    euro: 'Euro',
    bank: 'BANKEN  PANKKI',
    terms:
      'Betalningen förmedlas till mottagaren enligt villkoren för betalningsförmedling och endast till det kontonummer som betalaren uppgett. ' +
      'Maksu välitetään saajalle maksujenvälityksen ehtojen mukaisesti ja vain maksajan ilmoittaman tilinumeron perusteella.',
    qr: 'Betala med QR-kod',
  },
};

const en: DocumentTexts = {
  titles: { invoice: 'Invoice', 'credit note': 'Credit note', reminder: 'Payment reminder' },
  page: 'Page',
  facts: {
    number: 'Invoice number',
    issuedOn: 'Invoice date',
    remindedOn: 'Date of reminder',
    dueOn: 'Due date',
    customer: 'Customer number',
    reference: 'Reference number',
    buyersReference: 'Your reference',
    credited: 'Credited invoice',
  },
  receiver: 'Delivered to',
  rowColumns: ['Description', 'Period', 'Quantity', 'VAT %', 'Total'],
  vatTitle: 'VAT breakdown',
  vatColumns: ['VAT %', 'Excl. VAT', 'VAT', 'Incl. VAT'],
  total: 'Total to pay',
  creditTotal: 'Total credit',
  toPay: 'Total to pay',
  lateInterest: 'Interest on late payment according to the Finnish Interest Act.',
  nothingToPay: 'There is nothing to pay.',
  creditNotice:
    'The credit is deducted from the open invoice; what has been paid already is refunded. You need not pay anything.',
  questions: 'Questions about this document?',
  businessId: 'Business ID',
  reminder: {
    opening: 'We have not received payment of this invoice by its due date. Please pay it by {dueOn} at the latest.',
    claim: 'What is claimed',
    grounds: 'For',
    original: 'Invoice {number}, dated {issuedOn}, due {dueOn}',
    paid: 'Paid or credited',
    fee: 'Reminder fee',
    interest: 'Late interest',
    interestCounted: 'Late interest {rate} % from {from} to {to}',
    crossed: 'If your payment is already on its way, please disregard this reminder.',
    objection:
      'If you think that the claim is wrong or unfounded, you may contest all or part of it: please contact us before the due date.',
  },
  barcodeDigits: 'Virtual bar code',
  symbols: { barcode: 'Bank bar code', qr: 'QR code of the payment' },
  slip: {
    title: 'CREDIT TRANSFER  TILISIIRTO',
    account: 'Recipient’s account number\nSaajan tilinumero',
    payee: 'Recipient\nSaaja',
    payer: 'Payer’s name and address\nMaksajan nimi ja osoite',
    signature: 'Signature\nAllekirjoitus',
    fromAccount: 'From account no.\nTililtä nro',
    reference: 'Ref. no.\nViitenro',
    dueOn: 'Due date\nEräpäivä',
    euro: 'Euro',
    bank: 'BANK  PANKKI',
    terms:
      'The payment will be cleared for the recipient in accordance with the terms of payment transmission and only on the basis of the account number given by the payer.',
    qr: 'Pay with the QR code',
  },
};

/** The words of the documents by language. */
export const DOCUMENT_TEXTS: Readonly<Record<Language, DocumentTexts>> = { fi, sv, en };

/** The text with each `{name}` replaced by its value. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
