import { bicOf, type Cents, type Day, eurosPlain, HELSINKI } from '#kernel';
import { latin9Document, xml, type Xml } from '#platform';
import { buyerElements, cut, deliveryElements, folded, sellerElements } from './finvoice-party.ts';
import { type InvoiceDocument, type InvoiceTotals, paymentOf, rowsWithVat, totalsOf } from './invoice-document.ts';
import { barcodeOf } from './sheet.ts';
import { DOCUMENT_TEXTS } from './texts.ts';
import { percent } from './written.ts';

const ROW_TEXT_MAX = 100;

/**
 * An invoice or a credit note as Finvoice 3.0, in ISO-8859-15.
 *
 * Amounts with a decimal comma, days as CCYYMMDD, no empty elements. A text too long for its element is folded into
 * more of them where the schema has room, else cut. The transmission details are there when both ends have an address.
 *
 * @see Finanssiala ry, Finvoice 3.0 schema of 1.11.2019 and implementation guideline (read 2026-11-22)
 */
export function finvoice(document: InvoiceDocument): Uint8Array {
  const payment = paymentOf(document);
  const root = xml(
    'Finvoice',
    [
      ...transmission(document),
      ...sellerElements(document.seller),
      xml('InvoiceRecipientLanguageCode', document.language.toUpperCase()),
      ...buyerElements(document.buyer),
      ...deliveryElements(document.receiver),
      invoiceDetails(document),
      xml('VirtualBankBarcode', payment && barcodeOf(payment)),
      ...rowElements(document),
      epiDetails(document),
    ],
    { Version: '3.0' },
  );
  return latin9Document(root);
}

const amount = (element: string, value: Cents): Xml =>
  xml(element, eurosPlain(value, ','), { AmountCurrencyIdentifier: 'EUR' });

const date = (element: string, on: Day | null): Xml =>
  xml(element, on && on.toString().replaceAll('-', ''), { Format: 'CCYYMMDD' });

const rate = (hundredths: number): string => percent(hundredths, 'fi');

/** A rate of nothing is zero rated, every other one standard: the UN/CEFACT codes that EN 16931 uses too (read 2026-11-22). */
const vatCode = (hundredths: number): string => (hundredths === 0 ? 'Z' : 'S');

function transmission({ seller, buyer, number, issuedOn }: InvoiceDocument): Xml[] {
  if (seller.eInvoice === null || buyer.eInvoice === null) return [];
  const noon = issuedOn.toZonedDateTime({ timeZone: HELSINKI, plainTime: '12:00' });
  return [
    xml('MessageTransmissionDetails', [
      xml('MessageSenderDetails', [
        xml('FromIdentifier', cut(seller.eInvoice.address, 35)),
        xml('FromIntermediator', cut(seller.eInvoice.operator, 35)),
      ]),
      xml('MessageReceiverDetails', [
        xml('ToIdentifier', cut(buyer.eInvoice.address, 35)),
        xml('ToIntermediator', cut(buyer.eInvoice.operator, 35)),
      ]),
      xml('MessageDetails', [
        xml('MessageIdentifier', `invoice-${number}`),
        xml('MessageTimeStamp', noon.toString({ timeZoneName: 'never', smallestUnit: 'second' })),
      ]),
    ]),
  ];
}

function invoiceDetails(document: InvoiceDocument): Xml {
  const { type, language, number, issuedOn, dueOn, credited, buyer, buyersReference, rows } = document;
  const isCredit = type === 'credit note';
  const texts = DOCUMENT_TEXTS[language];
  const totals = totalsOf(rows);
  return xml('InvoiceDetails', [
    xml('InvoiceTypeCode', isCredit ? 'INV02' : 'INV01'),
    xml('InvoiceTypeCodeUN', isCredit ? '381' : '380'),
    xml('InvoiceTypeText', texts.titles[type].toUpperCase()),
    xml('OriginCode', 'Original'),
    xml('InvoiceNumber', number),
    date('InvoiceDate', issuedOn),
    xml('OriginalInvoiceNumber', credited && credited.number),
    date('OriginalInvoiceDate', credited && credited.issuedOn),
    xml('SellersBuyerIdentifier', String(buyer.customer)),
    xml('BuyerReferenceIdentifier', cut(buyersReference ?? '', 70)),
    amount('RowsTotalVatExcludedAmount', totals.netCents),
    amount('InvoiceTotalVatExcludedAmount', totals.netCents),
    amount('InvoiceTotalVatAmount', totals.vatCents),
    amount('InvoiceTotalVatIncludedAmount', totals.grossCents),
    ...vatSpecification(totals),
    xml('PaymentTermsDetails', [
      ...(isCredit
        ? []
        : folded(texts.lateInterest, 70)
            .slice(0, 2)
            .map((line) => xml('PaymentTermsFreeText', line))),
      date('InvoiceDueDate', dueOn),
    ]),
  ]);
}

const vatSpecification = ({ byRate }: InvoiceTotals): Xml[] =>
  byRate.map(({ vatRate, netCents, vatCents }) =>
    xml('VatSpecificationDetails', [
      amount('VatBaseAmount', netCents),
      xml('VatRatePercent', rate(vatRate)),
      xml('VatCode', vatCode(vatRate)),
      amount('VatRateAmount', vatCents),
    ]),
  );

const rowElements = ({ rows }: InvoiceDocument): Xml[] =>
  rowsWithVat(rows).map((row, at) =>
    xml('InvoiceRow', [
      xml('ArticleName', cut(row.text, ROW_TEXT_MAX)),
      xml('InvoicedQuantity', String(row.quantity), { QuantityUnitCode: 'kpl', QuantityUnitCodeUN: 'C62' }),
      date('StartDate', row.period && row.period.from),
      date('EndDate', row.period && row.period.to),
      xml('RowPositionIdentifier', String(at + 1)),
      xml('RowVatRatePercent', rate(row.vatRate)),
      xml('RowVatCode', vatCode(row.vatRate)),
      amount('RowVatAmount', row.vatCents),
      amount('RowVatExcludedAmount', row.netCents),
      amount('RowAmount', row.grossCents),
    ]),
  );

function epiDetails({ seller, reference, issuedOn, dueOn, rows }: InvoiceDocument): Xml {
  const [{ iban, bic }] = seller.accounts;
  const bank = bic ?? bicOf(iban);
  return xml('EpiDetails', [
    xml('EpiIdentificationDetails', [date('EpiDate', issuedOn), xml('EpiReference', reference)]),
    xml('EpiPartyDetails', [
      xml('EpiBfiPartyDetails', [
        xml('EpiBfiIdentifier', bank, { IdentificationSchemeName: 'BIC' }),
        // The schema demands the bank's element, and an empty one is forbidden.
        xml('EpiBfiName', bank === null ? '-' : null),
      ]),
      xml('EpiBeneficiaryPartyDetails', [
        xml('EpiNameAddressDetails', cut(seller.name, 35)),
        xml('EpiAccountID', iban, { IdentificationSchemeName: 'IBAN' }),
      ]),
    ]),
    xml('EpiPaymentInstructionDetails', [
      xml('EpiRemittanceInfoIdentifier', reference, { IdentificationSchemeName: 'SPY' }),
      amount('EpiInstructedAmount', totalsOf(rows).grossCents),
      xml('EpiCharge', 'SLEV', { ChargeOption: 'SLEV' }),
      date('EpiDateOptionDate', dueOn),
    ]),
  ]);
}
