import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { match } from './match.ts';
import { type Particulars, traitsOf } from './traits.ts';

type Said = Partial<Particulars>;

const NOTHING: Particulars = {
  kind: 'person', givenNames: null, familyName: null, organisationName: null, businessId: null, phone: null, email: null,
  streetAddress: null, postalCode: null,
}; // prettier-ignore

/** `Matti Juhani | Virtanen`, `Saha Oy`, `Anna | Laine | Saha Oy`. */
function named(name: string, said: Said) {
  const [first = '', family, organisation] = name.split(' | ');
  if (family === undefined) return traitsOf({ ...NOTHING, kind: 'organisation', organisationName: first, ...said });
  const kind = organisation === undefined ? 'person' : 'post';
  return traitsOf({ ...NOTHING, kind, givenNames: first, familyName: family, organisationName: organisation ?? null, ...said }); // prettier-ignore
}

const HOME = { streetAddress: 'Kotikuja 1 A 5', postalCode: '00100' };
const STAIRS = (stair: string) => ({ streetAddress: `Kerrostie 8 ${stair}`, postalCode: '00320' });
const AWAY = { streetAddress: 'Muualla 2', postalCode: '33100' };
const MOBILE = { phone: '+358405550801' };
const OTHER_MOBILE = { phone: '+358405550802' };
const LINE = { phone: '+35895550803' };
const MAIL = { email: 'rantaset@posti.example' };
const OWN_MAIL = { email: 'oma@posti.example' };
const ID = { businessId: '9671718-7' };
const LEFT = { elsewhere: [{ when: 'former' as const, city: null, ...HOME }] };

// prettier-ignore
test.each<[string, [string, Said], [string, Said], 'same' | 'ask' | 'new']>([
  ['father and son of one name at home', ['Matti | Virtanen', HOME], ['Matti | Virtanen', HOME], 'ask'],
  ['father and son on the line at home', ['Matti | Virtanen', { ...HOME, ...LINE }], ['Matti | Virtanen', { ...HOME, ...LINE }], 'ask'],
  ['father and son with a mobile each', ['Matti | Virtanen', { ...HOME, ...MOBILE }], ['Matti | Virtanen', { ...HOME, ...OTHER_MOBILE }], 'ask'],
  ['father and son with the family’s e-mail and a mobile each', ['Matti | Virtanen', { ...HOME, ...MAIL, ...MOBILE }], ['Matti | Virtanen', { ...HOME, ...MAIL, ...OTHER_MOBILE }], 'ask'],
  ['father and son told apart by second names', ['Matti Juhani | Virtanen', { ...HOME, ...LINE, ...MAIL }], ['Matti Kalevi | Virtanen', { ...HOME, ...LINE, ...MAIL }], 'new'],
  ['a father, and a son called junior', ['Kalle | Virtanen', { ...HOME, ...MOBILE }], ['Kalle jr | Virtanen', { ...HOME, ...MOBILE }], 'ask'],
  ['father and son of whom each says which he is', ['Kalle vanhempi | Virtanen', { ...HOME, ...LINE, ...MAIL }], ['Kalle nuorempi | Virtanen', { ...HOME, ...LINE, ...MAIL }], 'new'],
  ['a son called junior, told again', ['Kalle jr. | Virtanen', { ...HOME, ...MOBILE }], ['Kalle juniori | Virtanen', { ...HOME, ...MOBILE }], 'same'],
  ['two who are called by one bare initial', ['M | Salo', { ...HOME, ...MOBILE }], ['M | Salo', { ...HOME, ...MOBILE }], 'ask'],
  ['two who are called by bare initials', ['M. K. | Salo', { ...HOME, ...MOBILE }], ['M. K. | Salo', { ...HOME, ...MOBILE }], 'ask'],
  ['a family, told twice', ['Perhe | Salo', { ...HOME, ...MOBILE }], ['Perhe | Salo', { ...HOME, ...MOBILE }], 'ask'],
  ['namesakes in posts with the mailbox of the house', ['Ari | Koivu | Saha Oy', { ...ID, email: 'info@saha.example' }], ['Ari | Koivu | Saha Oy', { ...ID, email: 'info@saha.example' }], 'ask'],
  ['a post with its own mailbox', ['Ari | Koivu | Saha Oy', { ...ID, email: 'ari.koivu@saha.example' }], ['Ari | Koivu | Saha Oy', { ...ID, email: 'ari.koivu@saha.example' }], 'same'],
  ['namesakes in two stairs', ['Anna | Korhonen', STAIRS('A 3')], ['Anna | Korhonen', STAIRS('B 3')], 'ask'],
  ['namesakes in two stairs with an e-mail each', ['Anna | Korhonen', { ...STAIRS('A 3'), ...MAIL }], ['Anna | Korhonen', { ...STAIRS('B 3'), ...OWN_MAIL }], 'new'],
  ['namesakes in two flats on the line of the house', ['Anna | Korhonen', { ...STAIRS('A 3'), ...LINE }], ['Anna | Korhonen', { ...STAIRS('A 4'), ...LINE }], 'ask'],
  ['a namesake whose flat is not told', ['Anna | Korhonen', { ...STAIRS('A 3'), ...MAIL }], ['Anna | Korhonen', { ...STAIRS(''), ...MAIL }], 'ask'],
  ['a couple sharing an e-mail', ['Anna | Rantanen', { ...HOME, ...MAIL }], ['Teppo | Rantanen', { ...HOME, ...MAIL }], 'new'],
  ['a couple sharing an e-mail and the line at home', ['Anna | Rantanen', { ...HOME, ...MAIL, ...LINE }], ['Teppo | Rantanen', { ...HOME, ...MAIL, ...LINE }], 'new'],
  ['a couple of two surnames sharing an e-mail', ['Anna | Rantanen', { ...HOME, ...MAIL }], ['Teppo | Laine', { ...HOME, ...MAIL }], 'new'],
  ['a couple in one field and one of them', ['Anna ja Teppo | Rantanen', { ...HOME, ...MAIL, ...MOBILE }], ['Teppo | Rantanen', { ...HOME, ...MAIL, ...MOBILE }], 'ask'],
  ['a couple in one field and its first', ['Anna & Teppo | Rantanen', { ...HOME, ...MAIL }], ['Anna | Rantanen', { ...HOME, ...MAIL }], 'ask'],
  ['a couple in one field, told again', ['Anna ja Teppo | Rantanen', { ...HOME, ...MAIL }], ['Anna ja Teppo | Rantanen', { ...HOME, ...MAIL }], 'same'],
  ['two people overwritten by one test', ['Testi | Testinen', { ...HOME, ...MAIL }], ['Testi | Testinen', { ...HOME, ...MAIL }], 'ask'],
  ['a sole trader and her firm', ['Liisa | Mäki', { ...HOME, ...MOBILE, ...MAIL }], ['Tmi Liisa Mäki', { ...HOME, ...MOBILE, ...MAIL, ...ID }], 'new'],
  ['the former resident and the new tenant', ['Anna | Rantanen', HOME], ['Olli | Lahti', HOME], 'new'],
  ['one who left and the tenant on the line that stayed', ['Anna | Rantanen', { ...AWAY, ...LEFT, ...LINE }], ['Olli | Lahti', { ...HOME, ...LINE }], 'new'],
  ['one who left and a tenant of the given name', ['Anna | Rantanen', { ...AWAY, ...LEFT }], ['Anna | Lahti', HOME], 'new'],
  ['one who left and a tenant of nearly the name', ['Anna | Rantanen', { ...AWAY, ...LEFT }], ['Anni | Rantanen', HOME], 'new'],
  ['one who left and somebody of the very name there', ['Anna | Rantanen', { ...AWAY, ...LEFT }], ['Anna | Rantanen', HOME], 'ask'],
  ['one who left, and a namesake there with another mobile', ['Anna | Rantanen', { ...AWAY, ...LEFT, ...MOBILE }], ['Anna | Rantanen', { ...HOME, ...OTHER_MOBILE }], 'new'],
  ['twins of one initial, one of them as an initial', ['Mikko | Salo', { ...HOME, ...MAIL }], ['M. | Salo', { ...HOME, ...MAIL }], 'ask'],
  ['twins of one initial', ['Mikko | Salo', { ...HOME, ...MAIL }], ['Markus | Salo', { ...HOME, ...MAIL }], 'new'],
  ['twins of nearly one name on one mobile', ['Anna | Salo', { ...HOME, ...MOBILE, ...MAIL }], ['Anni | Salo', { ...HOME, ...MOBILE, ...MAIL }], 'ask'],
  ['a mother who moved in with a daughter of her name', ['Aino | Niemi', { ...AWAY, ...LINE }], ['Aino | Niemi', { ...HOME, ...MOBILE }], 'new'],
  ['the same once the mother’s address is the daughter’s', ['Aino | Niemi', { ...HOME, ...LINE }], ['Aino | Niemi', { ...HOME, ...MOBILE }], 'ask'],
  ['mother and daughter of one name and home, one mail read by both', ['Aino Maria | Niemi', { ...HOME, ...MAIL, ...LINE }], ['Aino | Niemi', { ...HOME, ...MAIL, ...MOBILE }], 'ask'],
  ['a person and her post', ['Anna | Laine', { ...MAIL, ...MOBILE }], ['Anna | Laine | Saha Oy', { ...MAIL, ...MOBILE }], 'new'],
  ['two posts of one person', ['Anna | Laine | Saha Oy', { ...ID, ...MOBILE }], ['Anna | Laine | Kukka Oy', { businessId: '9582496-8', ...MOBILE }], 'ask'],
  ['two people in posts with the exchange and a shared e-mail', ['Anna | Laine | Saha Oy', { ...ID, ...LINE, ...MAIL }], ['Teppo | Laine | Saha Oy', { ...ID, ...LINE, ...MAIL }], 'new'],
  ['two branches of one company: one customer by its business id', ['Saha Oy', { ...ID, ...HOME, ...LINE }], ['Saha Oy', { ...ID, ...AWAY }], 'same'],
  ['a branch with its town in the name', ['Saha Oy', { ...ID, ...HOME, ...LINE }], ['Saha Oy Tampere', { ...ID, ...AWAY }], 'ask'],
  ['two branches under other names', ['Saha Oy', { ...ID, ...HOME }], ['Höyläämö', { ...ID, ...AWAY }], 'ask'],
  ['two firms of one name and two business ids at one address', ['Saha Oy', { ...ID, ...HOME, ...LINE }], ['Saha Oy', { businessId: '9582496-8', ...HOME, ...LINE }], 'ask'],
  ['a new surname by marriage, with the e-mail', ['Anna | Rantanen', { ...HOME, ...MAIL, ...MOBILE }], ['Anna | Laine', { ...AWAY, ...MAIL, ...MOBILE }], 'ask'],
  ['a new surname by marriage, at home', ['Anna Maria | Rantanen', HOME], ['Anna Maria | Laine', HOME], 'ask'],
  ['a double surname by marriage', ['Anna | Rantanen', { ...HOME, ...MAIL, ...MOBILE }], ['Anna | Rantanen-Laine', { ...HOME, ...MAIL, ...MOBILE }], 'ask'],
  ['nothing but a common name in one town', ['Matti | Virtanen', { ...HOME }], ['Matti | Virtanen', { ...AWAY, postalCode: '00100' }], 'new'],
  ['one e-mail under names both mistyped', ['Adam | Jsneo', MAIL], ['Adaam | Jones', MAIL], 'ask'],
  ['one telephone and e-mail after a move', ['Anna | Rantanen', { ...HOME, ...MOBILE, ...MAIL }], ['Anna | Rantanen', { ...AWAY, ...MOBILE, ...MAIL }], 'same'],
])('%s', (_, [name, said], [otherName, otherSaid], expected) => {
  const [one, other] = [named(name, said), named(otherName, otherSaid)];
  // Customers of two kinds are never held side by side.
  const verdict = (a: typeof one, b: typeof one) =>
    a.kind === b.kind ? match([{ customer: 1, kind: a.kind, found: compare(a, b) }]).kind : 'new';
  expect(verdict(one, other)).toBe(expected);
  expect(verdict(other, one)).toBe(expected);
});
