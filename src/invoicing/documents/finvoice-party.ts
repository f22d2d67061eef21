import { countryInEnglish } from '#customers';
import { bicOf, FINLAND, ovtOf, type PostalLines, vatIdOf } from '#kernel';
import { xml, type Xml, xmlText } from '#platform';
import type { Buyer, NamedAddress, Seller } from './invoice-document.ts';

const NAME_MAX = 70;
const DELIVERY_NAME_MAX = 35;
const ADDRESS_LINE_MAX = 35;
const ADDRESS_LINES_MAX = 3;

/** The text at most `max` signs long, counted as XML Schema counts: by code points. */
export const cut = (text: string, max: number): string => Array.from(xmlText(text)).slice(0, max).join('').trim();

/** The text in pieces of at most `max` signs, broken at blanks where there are any. */
export function folded(text: string, max: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of xmlText(text).split(' ').filter(Boolean)) {
    const longer = piece === '' ? word : `${piece} ${word}`;
    if (Array.from(longer).length <= max) {
      piece = longer;
      continue;
    }
    if (piece !== '') pieces.push(piece);
    const signs = Array.from(word);
    while (signs.length > max) pieces.push(signs.splice(0, max).join(''));
    piece = signs.join('');
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** Finvoice refuses names and address lines of one sign; a dot says that nothing more was there. */
const atLeastTwo = (text: string): string => (Array.from(text).length === 1 ? `${text}.` : text);

/** The seller's elements in the schema's order. */
export function sellerElements(seller: Seller): Xml[] {
  return [
    xml('SellerPartyDetails', [
      xml('SellerPartyIdentifier', seller.businessId),
      ...names('SellerOrganisationName', seller.name, NAME_MAX),
      xml('SellerOrganisationTaxCode', vatIdOf(seller.businessId)),
      postal('Seller', seller.address),
    ]),
    xml('SellerOrganisationUnitNumber', ovtOf(seller.businessId)),
    xml('SellerCommunicationDetails', [
      xml('SellerPhoneNumberIdentifier', cut(seller.phone ?? '', 35)),
      xml('SellerEmailaddressIdentifier', cut(seller.email ?? '', 70)),
    ]),
    xml('SellerInformationDetails', [
      xml('SellerWebaddressIdentifier', cut(seller.web ?? '', 70)),
      ...seller.accounts.map(({ iban, bic }) => {
        const bank = bic ?? bicOf(iban);
        // The schema demands a BIC beside an account; an account whose bank is not known stands in EpiDetails all the same.
        if (bank === null) return xml('SellerAccountDetails', null);
        return xml('SellerAccountDetails', [
          xml('SellerAccountID', iban, { IdentificationSchemeName: 'IBAN' }),
          xml('SellerBic', bank, { IdentificationSchemeName: 'BIC' }),
        ]);
      }),
    ]),
  ];
}

/** The buyer's elements. */
export const buyerElements = (buyer: Buyer): Xml[] => [
  xml('BuyerPartyDetails', [
    xml('BuyerPartyIdentifier', buyer.businessId),
    ...names('BuyerOrganisationName', buyer.name, NAME_MAX),
    xml('BuyerOrganisationTaxCode', buyer.businessId && vatIdOf(buyer.businessId)),
    xml('BuyerCode', String(buyer.customer)),
    postal('Buyer', buyer.address),
  ]),
];

/** Who gets the goods; nothing without an address, which the schema demands here. */
export function deliveryElements(receiver: NamedAddress | null): Xml[] {
  const address = receiver === null ? xml('DeliveryPartyDetails', null) : postal('Delivery', receiver.address);
  if (receiver === null || address === '') return [];
  return [
    xml('DeliveryPartyDetails', [...names('DeliveryOrganisationName', receiver.name, DELIVERY_NAME_MAX), address]),
  ];
}

const names = (element: string, name: string, max: number): Xml[] =>
  folded(name, max).map((part) => xml(element, atLeastTwo(part)));

function postal(party: 'Seller' | 'Buyer' | 'Delivery', address: PostalLines | null): Xml {
  const element = `${party}PostalAddressDetails`;
  if (address === null) return xml(element, null);
  const lines = [address.line2, address.line3, address.street].flatMap((line) => folded(line, ADDRESS_LINE_MAX));
  const town = cut(address.city, ADDRESS_LINE_MAX);
  const code = cut(address.postalCode, ADDRESS_LINE_MAX);
  if (lines.length === 0 || town === '' || code === '') return xml(element, null);
  return xml(element, [
    // The last lines hold the street: when there are too many, the additions before it give way.
    ...lines.slice(-ADDRESS_LINES_MAX).map((line) => xml(`${party}StreetName`, atLeastTwo(line))),
    xml(`${party}TownName`, atLeastTwo(town)),
    xml(`${party}PostCodeIdentifier`, atLeastTwo(code)),
    xml('CountryCode', address.country),
    xml('CountryName', address.country === FINLAND ? null : cut(countryInEnglish(address.country), 35)),
  ]);
}
