import { type CustomerValues, type Evidence, nameOf } from '#customers';
import { type FormerHome, isAtHome, isNamed, isOfTheFamily, isOfTheStreet } from '../importing/who-moved.ts';

/** On what the belief rests that an update service means a customer: the name and the home, as both sides have them. */
export function evidenceOf(old: FormerHome, values: CustomerValues): Evidence[] {
  const home = [values.streetAddress, [values.postalCode, values.city].filter(Boolean).join(' ')].filter(Boolean).join(', '); // prettier-ignore
  return [
    {
      fact: 'name',
      stands: isNamed(old, values) ? 'agrees' : isOfTheFamily(old, values) ? 'near' : 'differs',
      ours: nameOf(values),
      theirs: [old.givenNames, old.familyName].filter(Boolean).join(' '),
    },
    {
      fact: 'address',
      stands: isAtHome(old, values) ? 'agrees' : isOfTheStreet(old, values) ? 'near' : 'differs',
      ours: home === '' ? null : home,
      theirs: [old.street, old.postalCode].filter(Boolean).join(', '),
    },
  ];
}
