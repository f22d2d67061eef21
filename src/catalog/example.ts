import { cents, day, type Label } from '#kernel';
import type { Catalogue, Offer, OfferPart } from './catalogue.ts';

const FROM = day('2010-01-01');
const PAYMENT_DAYS = 14;

const weekly = (priceCents: number): OfferPart => ({
  title: 'VIIKKO',
  vatClass: 'subscription',
  priceCents: cents(priceCents),
});
const monthly = (priceCents: number): OfferPart => ({ ...weekly(priceCents), title: 'KUU' });
const digital = (priceCents: number): OfferPart => ({
  title: 'DIGI',
  vatClass: 'e_magazine',
  priceCents: cents(priceCents),
});

type Given = Pick<Offer, 'code' | 'kind' | 'termMonths' | 'parts'> &
  Partial<Pick<Offer, 'isGift' | 'forOrganisation' | 'renewsAs'>> & { readonly name: Label };

const offer = (given: Given): Offer => ({
  isGift: false,
  forOrganisation: false,
  renewsAs: null,
  ...given,
  priceCents: cents(given.parts.reduce((sum, part) => sum + part.priceCents, 0)),
  paymentDays: PAYMENT_DAYS,
  validFrom: FROM,
  validTo: null,
});

/** The catalogue of the example publisher: a weekly and a monthly on paper, one over the network, and six offers. */
export const exampleCatalogue: Catalogue = {
  titles: [
    { code: 'VIIKKO', name: 'Malliviikko', form: 'print', issuesAYear: 52 },
    { code: 'KUU', name: 'Mallikuu', form: 'print', issuesAYear: 12 },
    { code: 'DIGI', name: 'Mallidigi', form: 'digital', issuesAYear: 52 },
  ],
  offers: [
    offer({
      code: 'KESTO12',
      name: {
        fi: 'Kestotilaus 12 kk, paperi ja digi',
        sv: 'Fortlöpande prenumeration 12 mån, papper och digitalt',
        en: 'Standing subscription, 12 months, print and digital',
      },
      kind: 'standing',
      termMonths: 12,
      renewsAs: 'KESTO12',
      parts: [weekly(169_00), digital(30_00)],
    }),
    offer({
      code: 'MAARA6',
      name: { fi: 'Määräaikainen 6 kk', sv: 'Tidsbestämd 6 mån', en: 'Fixed term, 6 months' },
      kind: 'fixed',
      termMonths: 6,
      parts: [weekly(99_00)],
    }),
    offer({
      code: 'KOE3',
      name: {
        fi: 'Koetilaus 3 kk, jatkuu kestotilauksena',
        sv: 'Provprenumeration 3 mån, fortsätter som fortlöpande',
        en: 'Trial, 3 months, continues as a standing subscription',
      },
      kind: 'trial',
      termMonths: 3,
      renewsAs: 'KESTO12',
      parts: [weekly(19_90)],
    }),
    offer({
      code: 'LAHJA12',
      name: { fi: 'Lahjatilaus 12 kk', sv: 'Gåvoprenumeration 12 mån', en: 'Gift subscription, 12 months' },
      kind: 'fixed',
      termMonths: 12,
      isGift: true,
      parts: [monthly(89_00)],
    }),
    offer({
      code: 'YRITYS12',
      name: {
        fi: 'Yritystilaus 12 kk, paperi ja digi',
        sv: 'Företagsprenumeration 12 mån, papper och digitalt',
        en: 'Business subscription, 12 months, print and digital',
      },
      kind: 'standing',
      termMonths: 12,
      forOrganisation: true,
      renewsAs: 'YRITYS12',
      parts: [weekly(189_00), digital(60_00)],
    }),
    offer({
      code: 'DIGI1',
      name: { fi: 'Digitilaus 1 kk', sv: 'Digital prenumeration 1 mån', en: 'Digital subscription, 1 month' },
      kind: 'standing',
      termMonths: 1,
      renewsAs: 'DIGI1',
      parts: [digital(9_90)],
    }),
  ],
};
