import type { Label } from '#kernel';

/** What is said when something that holds a protected address is not shown. */
export const unrevealedTexts = {
  address_is_protected: {
    fi: 'Asiakkaalla on turvakielto: tämän näkee vain se, joka saa näyttää suojatun osoitteen.',
    sv: 'Kunden har spärrmarkering: det här ser bara den som får visa en skyddad adress.',
    en: 'The customer’s address is protected: only those who may reveal one see this.',
  },
  reason_needed: {
    fi: 'Kerro syy, miksi suojattu osoite näytetään.',
    sv: 'Ange varför den skyddade adressen visas.',
    en: 'Say why the protected address is shown.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** What each refusal says to a person. */
export const refusalTexts = {
  ...unrevealedTexts,
  no_name: {
    fi: 'Asiakkaalta puuttuu nimi. Anna etu- ja sukunimi tai organisaation nimi.',
    sv: 'Kunden saknar namn. Ange för- och efternamn eller organisationens namn.',
    en: 'The customer has no name. Give the names, or the name of the organisation.',
  },
  unknown_customer: {
    fi: 'Asiakasnumeroa ei ole.',
    sv: 'Kundnumret finns inte.',
    en: 'There is no such customer number.',
  },
  erased: {
    fi: 'Asiakkaan tiedot on poistettu.',
    sv: 'Kundens uppgifter har raderats.',
    en: 'The customer’s data has been erased.',
  },
  not_a_post: {
    fi: 'Vain toimenhaltija voi olla organisaatiossa.',
    sv: 'Bara en befattning kan höra till en organisation.',
    en: 'Only a post can be in an organisation.',
  },
  unknown_organisation: {
    fi: 'Numerolla ei ole voimassa olevaa organisaatiota.',
    sv: 'Numret hör inte till någon gällande organisation.',
    en: 'No organisation stands under that number.',
  },
  unknown_code_set: {
    fi: 'Toimialaluokitusta ei tunneta. Anna esimerkiksi TOL2025.',
    sv: 'Näringsgrensindelningen är okänd. Ange till exempel TOL2025.',
    en: 'The classification of industries is not known. Give TOL2025, for example.',
  },
  no_industry_code: {
    fi: 'Tämä ei ole minkään toimialaluokituksen koodi. Anna esimerkiksi 58140.',
    sv: 'Det här är inte en kod i någon näringsgrensindelning. Ange till exempel 58140.',
    en: 'This is no code of any classification of industries. Give 58140, for example.',
  },
  name_without_letters: {
    fi: 'Nimessä ei ole yhtään kirjainta.',
    sv: 'Namnet har inte en enda bokstav.',
    en: 'The name holds no letter.',
  },
  dies_in_the_future: {
    fi: 'Kuolinpäivä on vasta tulossa. Anna tämä päivä tai aikaisempi.',
    sv: 'Dödsdagen ligger i framtiden. Ange dagens datum eller ett tidigare.',
    en: 'The day of death is still to come. Give today or an earlier day.',
  },
  protection_is_over: {
    fi: 'Turvakielto olisi jo päättynyt. Anna tämä päivä tai myöhempi; kiellon poistat tyhjentämällä päivän.',
    sv: 'Spärrmarkeringen skulle redan ha upphört. Ange dagens datum eller ett senare; töm dagen för att häva den.',
    en: 'The protection would have ended already. Give today or a later day; empty the day to lift it.',
  },
  no_place: {
    fi: 'Osoitteesta puuttuu postitoimipaikka, tai sekä lähiosoite että c/o.',
    sv: 'Adressen saknar postanstalt, eller både näradress och c/o.',
    en: 'The address lacks a town, or both a street and a c/o.',
  },
  ends_before_it_begins: {
    fi: 'Osoite päättyy ennen kuin alkaa.',
    sv: 'Adressen slutar innan den börjar.',
    en: 'The address ends before it begins.',
  },
  part_of_hidden_address: {
    fi: 'Osoite on suojattu: anna lähiosoite, postinumero ja postitoimipaikka yhdessä. Tyhjäksi jätetty c/o ja maa poistuvat samalla.',
    sv: 'Adressen är skyddad: ange näradress, postnummer och postanstalt tillsammans. En tom c/o och ett tomt land tas då bort.',
    en: 'The address is protected: give street, postal code and town together. A c/o and a country left empty go with it.',
  },
  no_season: {
    fi: 'Kausiosoite tarvitsee kauden ensimmäisen ja viimeisen päivän, kuten 06-01 ja 08-31.',
    sv: 'En säsongsadress behöver säsongens första och sista dag, till exempel 06-01 och 08-31.',
    en: 'A seasonal address needs the first and the last day of the season, such as 06-01 and 08-31.',
  },
  no_contact: {
    fi: 'Tämä ei ole puhelinnumero eikä sähköpostiosoite.',
    sv: 'Det här är varken ett telefonnummer eller en e-postadress.',
    en: 'This is neither a telephone number nor an e-mail address.',
  },
  no_such_conflict: {
    fi: 'Ristiriitaa ei enää ole: arvo on muuttunut tai joku on jo ratkaissut sen.',
    sv: 'Motsägelsen finns inte längre: värdet har ändrats eller någon har redan avgjort den.',
    en: 'The conflict is no longer there: the value has changed, or somebody has settled it.',
  },
  reason_names_somebody: {
    fi: 'Syy kertoo asian (kirje 12, puhelu), ei henkilöä.',
    sv: 'Orsaken anger ärendet (brev 12, samtal), inte personen.',
    en: 'The reason names the case (letter 12, call), never a person.',
  },
} as const satisfies Readonly<Record<string, Label>>;
