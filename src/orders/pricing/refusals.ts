import { CATALOGUE_FAULTS } from '#catalog';
import type { Label } from '#kernel';

/** Why a dated price is not taken. */
export const PRICE_REFUSALS = [...CATALOGUE_FAULTS, 'unknown_offer', 'price_in_the_past', 'world_moved'] as const;

/** What the refusals of prices say to a person. */
export const priceTexts: Readonly<Record<string, Label>> = {
  unknown_offer: {
    fi: 'Tarjousta ei ole. Tarkista koodi tarjousten luettelosta.',
    sv: 'Erbjudandet finns inte. Kontrollera koden i listan över erbjudanden.',
    en: 'There is no such offer. Look up the code in the list of offers.',
  },
  price_in_the_past: {
    fi: 'Hinta voi alkaa aikaisintaan tänään.',
    sv: 'Ett pris kan börja tidigast i dag.',
    en: 'A price begins today at the earliest.',
  },
  price_gap: {
    fi: 'Hinnastossa on aukko: päivillä from–to ei ole hintaa. Jatka edellistä hintaa tai aikaista seuraavaa.',
    sv: 'Prislistan har en lucka: dagarna from–to saknar pris. Förläng det föregående priset eller tidigarelägg nästa.',
    en: 'The price list has a gap: the days from–to have no price. Let the price before it last longer, or begin the next one earlier.',
  },
  price_overlap: {
    fi: 'Päivillä from–to olisi kaksi hintaa. Päätä edellinen hinta seuraavan alkua edeltävään päivään.',
    sv: 'Dagarna from–to skulle ha två priser. Avsluta det föregående dagen innan nästa börjar.',
    en: 'The days from–to would have two prices. End the one before on the day before the next begins.',
  },
  price_before_offer: {
    fi: 'Hinta ei voi alkaa ennen tarjousta.',
    sv: 'Ett pris kan inte börja före erbjudandet.',
    en: 'A price cannot begin before its offer.',
  },
  price_parts_differ: {
    fi: 'Hinnan osien on oltava tarjouksen lehdet.',
    sv: 'Prisets delar ska vara erbjudandets tidningar.',
    en: 'The parts of a price are the titles of its offer.',
  },
  parts_do_not_add_up: {
    fi: 'Osien hinnat eivät täsmää hintaan.',
    sv: 'Delarnas priser stämmer inte med priset.',
    en: 'The prices of the parts do not add up to the price.',
  },
  world_moved: {
    fi: 'Tilanne on muuttunut esikatselun jälkeen. Katso uusi esikatselu.',
    sv: 'Läget har ändrats sedan förhandsgranskningen. Granska på nytt.',
    en: 'The world has moved since the preview. Look at a new one.',
  },
};
