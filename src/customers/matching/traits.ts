import { foldedName, nameKey, type Kind } from '#kernel';
import { addressForm, withoutDigraphs, type AddressForm } from './address-form.ts';

/** What is known of a customer, or said of one in a row, as far as it tells who it is. */
export type Particulars = {
  readonly kind: Kind;
  readonly givenNames: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
  readonly businessId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly streetAddress: string | null;
  readonly postalCode: string | null;
  /** Telephones and e-mails beyond the first ones. */
  readonly further?: readonly { readonly kind: string; readonly value: string }[];
  /** Addresses beside the permanent one in force. */
  readonly elsewhere?: readonly AddressElsewhere[];
};

/** Which address it is when it is not the permanent one in force: one to come, one for a time or a season, one that was left. */
export const ELSEWHERE = ['coming', 'temporary', 'seasonal', 'former'] as const;
export type Elsewhere = (typeof ELSEWHERE)[number];

/** An address of a customer beside the permanent one in force. */
export type AddressElsewhere = {
  readonly when: Elsewhere;
  readonly streetAddress: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
};

/** Such an address made comparable. */
export type HomeElsewhere = AddressElsewhere & { readonly form: AddressForm; readonly code: string };

/** One name in the two forms of the kernel: the strict one in which ä is a letter, the loose one of look-alikes. */
export type NameForms = {
  readonly strict: string;
  readonly loose: string;
  /** The words of the loose form: `juha pekka` of Juha-Pekka. */
  readonly parts: readonly string[];
};

/** Particulars made comparable once, so that comparing costs next to nothing. */
export type Traits = {
  readonly kind: Kind;
  readonly given: readonly NameForms[];
  readonly family: NameForms;
  readonly organisation: NameForms;
  readonly businessId: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly address: AddressForm | null;
  readonly postalCode: string;
  readonly elsewhere: readonly HomeElsewhere[];
};

/** Titles that stand before a name in old registers. */
const TITLES =
  /^(?:hra|herra|hr|rva|rouva|nti|neiti|fru|herr|froken|tri|dr|ins|di|ktm|fm|prof|toim\\.?joht|mr|mrs|ms)\.?(?:\s+|$)/i;

function formsOf(name: string): NameForms {
  const loose = withoutDigraphs(foldedName(name));
  return { strict: nameKey(name).replace(/ /g, ''), loose: loose.replace(/ /g, ''), parts: loose.split(' ') };
}

function withoutTitles(givenNames: string): string {
  let left = givenNames.trim();
  for (let shorter = left.replace(TITLES, ''); shorter !== left; shorter = left.replace(TITLES, '')) left = shorter;
  return left;
}

/** Forms of company by Finnish and Swedish words; they stand before or after the name, or nowhere. */
const COMPANY_FORMS = new Set(
  (
    'oy ab oyj abp ky kb ay ry rf rs tmi fma tmn osk anl saatio stiftelse osakeyhtio aktiebolag osakeyhtiö ' +
    'kommandiittiyhtio kommanditbolag toiminimi firma avoin yhtio oppet bolag rekisteroity yhdistys registrerad forening osuuskunta andelslag'
  ).split(' '),
);

function organisationForms(name: string): NameForms {
  const isForm = (word: string) => COMPANY_FORMS.has(foldedName(word));
  const words = (text: string) => text.split(' ').filter((word) => !isForm(word));
  const parts = words(withoutDigraphs(foldedName(name)));
  return { strict: words(nameKey(name)).join(''), loose: parts.join(''), parts };
}

const contacts = (said: Particulars, kind: 'phone' | 'email'): string[] => [
  ...(said[kind] === null ? [] : [said[kind]]),
  ...(said.further ?? []).filter((one) => one.kind === kind).map(({ value }) => value),
];

/** Makes particulars comparable. */
export function traitsOf(said: Particulars): Traits {
  return {
    kind: said.kind,
    given: withoutTitles(said.givenNames ?? '')
      .split(/\s+/)
      .filter((name) => name !== '')
      .map(formsOf),
    family: formsOf(said.familyName ?? ''),
    organisation: organisationForms(said.organisationName ?? ''),
    businessId: said.businessId,
    phones: contacts(said, 'phone'),
    emails: contacts(said, 'email').map((email) => email.toLowerCase()),
    address: addressForm(said.streetAddress ?? ''),
    postalCode: codeOf(said.postalCode),
    elsewhere: (said.elsewhere ?? []).flatMap((one) => {
      const form = addressForm(one.streetAddress ?? '');
      return form === null ? [] : [{ ...one, form, code: codeOf(one.postalCode) }];
    }),
  };
}

const codeOf = (postalCode: string | null): string => (postalCode ?? '').replace(/\s/g, '');
