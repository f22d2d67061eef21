import type { Label } from '#kernel';

/** What each reason for a refusal says to a person. What would be allowed instead comes beside it. */
export const refusalTexts = {
  issue_cancelled: { fi: 'Numero on peruttu.', sv: 'Numret är inställt.', en: 'The issue is cancelled.' },
  nothing_to_supplement: {
    fi: 'Numeron painosajo on jo jäädytetty, eikä jälkitoimitettavaa ole.',
    sv: 'Numrets upplagekörning är redan fryst, och det finns inget att efterleverera.',
    en: 'The issue’s run is frozen already, and there is nothing to send afterwards.',
  },
  world_moved: {
    fi: 'Tiedot ovat muuttuneet esikatselun jälkeen. Katso esikatselu uudelleen.',
    sv: 'Uppgifterna har ändrats efter förhandsgranskningen. Granska på nytt.',
    en: 'Things have changed since the preview. Look at the preview again.',
  },
  no_print_order: { fi: 'Painotilauksen numero puuttuu.', sv: 'Tryckbeställningens nummer saknas.', en: 'The print order has no number yet.' },
  reconciled_already: { fi: 'Ajo on jo täsmäytetty.', sv: 'Körningen är redan avstämd.', en: 'The run is reconciled already.' },
  unknown_subscription: {
    fi: 'Voimassa olevaa tilausta ei ole.',
    sv: 'Det finns ingen gällande prenumeration.',
    en: 'There is no subscription in force.',
  },
  ends_before_it_begins: { fi: 'Keskeytys päättyy ennen alkuaan.', sv: 'Uppehållet slutar före sin början.', en: 'The hold ends before it begins.' },
  too_late: { fi: 'Keskeytys pitää ilmoittaa aikaisemmin.', sv: 'Uppehållet måste anmälas tidigare.', en: 'The hold has to be told earlier.' },
  past_cut_off: {
    fi: 'Numeron osoitteet on jo suljettu: se vielä tulee.',
    sv: 'Numrets adresser är redan stängda: det kommer ännu.',
    en: 'The issue’s addresses are closed already: it still comes.',
  },
  after_the_end: { fi: 'Tilaus päättyy ennen keskeytystä.', sv: 'Prenumerationen slutar före uppehållet.', en: 'The subscription ends before the hold.' },
  overlaps: { fi: 'Päivillä on jo keskeytys.', sv: 'Dagarna har redan ett uppehåll.', en: 'There is a hold on these days already.' },
  too_near: { fi: 'Keskeytys on liian lähellä toista.', sv: 'Uppehållet är för nära ett annat.', en: 'The hold is too near to another.' },
  too_short: { fi: 'Keskeytys on liian lyhyt.', sv: 'Uppehållet är för kort.', en: 'The hold is too short.' },
  too_long: { fi: 'Keskeytys on liian pitkä.', sv: 'Uppehållet är för långt.', en: 'The hold is too long.' },
  days_used_up: { fi: 'Vuoden keskeytyspäivät on käytetty.', sv: 'Årets uppehållsdagar är använda.', en: 'The year’s days of hold are used up.' },
  already_over: { fi: 'Keskeytys on jo päättynyt siihen mennessä.', sv: 'Uppehållet är redan slut då.', en: 'The hold is over by then already.' },
  not_sent: { fi: 'Numeroa ei ole toimitettu tälle tilaukselle.', sv: 'Numret har inte levererats till prenumerationen.', en: 'The issue was not sent to this subscription.' },
  claimed_already: { fi: 'Numerosta on jo reklamoitu.', sv: 'Numret är redan reklamerat.', en: 'The issue is claimed already.' },
  given_back_already: { fi: 'Numero on jo hyvitetty.', sv: 'Numret är redan gottgjort.', en: 'The issue is given back already.' },
  out_of_time: { fi: 'Reklamaatioaika on päättynyt.', sv: 'Reklamationstiden är slut.', en: 'The time for a claim is over.' },
  reason_not_in_use: { fi: 'Syy ei ole käytössä.', sv: 'Orsaken är inte i bruk.', en: 'The reason is not in use.' },
  remedy_not_in_use: { fi: 'Hyvitystapa ei ole käytössä.', sv: 'Gottgörelsen är inte i bruk.', en: 'The remedy is not in use.' },
  too_many_replacements: { fi: 'Vuoden korvaavat numerot on annettu.', sv: 'Årets ersättande nummer är givna.', en: 'The year’s replacements are given.' },
  out_of_stock: { fi: 'Numero on loppunut.', sv: 'Numret är slut.', en: 'The issue is out of stock.' },
  returned_already: { fi: 'Palautus on jo kirjattu.', sv: 'Returen är redan noterad.', en: 'The return is noted already.' },
  not_yet_returned: { fi: 'Palautuspäivä on tulevaisuudessa.', sv: 'Returdagen ligger i framtiden.', en: 'The day of return is still to come.' },
  unknown_customer: { fi: 'Asiakasta ei ole.', sv: 'Kunden finns inte.', en: 'There is no such customer.' },
} as const satisfies Readonly<Record<string, Label>>; // prettier-ignore
