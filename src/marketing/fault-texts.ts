import type { Label } from '#kernel';
import type { DefinitionFault } from './definition.ts';

/** What each fault of a definition says to a person. */
export const faultTexts: Readonly<Record<DefinitionFault['because'], Label>> = {
  bad_shape: {
    fi: 'Kohderyhmän määrittely on väärän muotoinen.',
    sv: 'Målgruppens definition har fel form.',
    en: 'The definition of the target group has the wrong shape.',
  },
  too_deep: {
    fi: 'Ehtoja on liian monessa kerroksessa.',
    sv: 'Villkoren ligger i för många lager.',
    en: 'The conditions lie too many layers deep.',
  },
  too_many_rules: { fi: 'Ehtoja on liikaa.', sv: 'Villkoren är för många.', en: 'There are too many conditions.' },
  too_many_values: {
    fi: 'Ehdossa on liian monta arvoa.',
    sv: 'Villkoret har för många värden.',
    en: 'A condition has too many values.',
  },
  unknown_field: {
    fi: 'Ehto koskee tietoa, jota ei ole.',
    sv: 'Villkoret gäller en uppgift som inte finns.',
    en: 'A condition names a field that does not exist.',
  },
  unknown_operator: {
    fi: 'Tietoa ei voi verrata näin.',
    sv: 'Uppgiften kan inte jämföras så.',
    en: 'The field cannot be compared in this way.',
  },
  bad_value: {
    fi: 'Ehdon arvo ei kelpaa.',
    sv: 'Villkorets värde duger inte.',
    en: 'The value of a condition is not one that the field takes.',
  },
};
