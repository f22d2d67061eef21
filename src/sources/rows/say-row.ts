import type { Label, Language } from '#kernel';
import type { Finding, FindingVerdict, RowReason } from './reasons.ts';

type Says = (field: string) => Label;

const label = (fi: string, sv: string, en: string): Label => ({ fi, sv, en });

/** What each reason says to the sender and to the clerk: what is wrong, and how to mend it. */
const SAYS: Readonly<Record<RowReason, Says>> = {
  control_character: (f) =>
    label(
      `Kentässä ${f} on ohjausmerkki. Kirjoita arvo uudelleen ilman sitä.`,
      `Fältet ${f} innehåller ett styrtecken. Skriv värdet på nytt utan det.`,
      `The field ${f} holds a control character. Write the value again without it.`,
    ),
  field_too_long: (f) =>
    label(
      `Kenttä ${f} on liian pitkä. Lyhennä se.`,
      `Fältet ${f} är för långt. Korta det.`,
      `The field ${f} is too long. Shorten it.`,
    ),
  missing_name: (f) =>
    label(
      `Nimi puuttuu (${f}). Lisää nimi.`,
      `Namnet saknas (${f}). Lägg till namnet.`,
      `The name is missing (${f}). Add it.`,
    ),
  name_without_letters: (f) =>
    label(
      `Kentän ${f} nimessä ei ole yhtään kirjainta. Korjaa nimi.`,
      `Namnet i fältet ${f} har inte en enda bokstav. Rätta namnet.`,
      `The name in ${f} holds no letter. Correct it.`,
    ),
  no_industry_code: (f) =>
    label(
      `Kentän ${f} arvo ei ole minkään toimialaluokituksen koodi. Anna esimerkiksi 58140.`,
      `Värdet i fältet ${f} är inte en kod i någon näringsgrensindelning. Ange till exempel 58140.`,
      `The value in ${f} is no code of any classification of industries. Give 58140, for example.`,
    ),
  unknown_kind: (f) =>
    label(
      `Kentän ${f} on oltava person, organisation tai post.`,
      `Fältet ${f} ska vara person, organisation eller post.`,
      `The field ${f} must be person, organisation or post.`,
    ),
  unknown_event: (f) =>
    label(
      `Kentän ${f} on oltava moved, deceased, name_change tai unknown_at_address.`,
      `Fältet ${f} ska vara moved, deceased, name_change eller unknown_at_address.`,
      `The field ${f} must be moved, deceased, name_change or unknown_at_address.`,
    ),
  unknown_language: (f) =>
    label(
      `Kentän ${f} on oltava fi, sv tai en.`,
      `Fältet ${f} ska vara fi, sv eller en.`,
      `The field ${f} must be fi, sv or en.`,
    ),
  unknown_country: (f) =>
    label(
      `Kentän ${f} maa puuttuu tai sitä ei tunneta. Käytä kahden kirjaimen ISO-koodia, esimerkiksi FI.`,
      `Landet i fältet ${f} saknas eller är okänt. Använd ISO-koden med två bokstäver, till exempel FI.`,
      `The country in ${f} is missing or unknown. Use the ISO code of two letters, FI for example.`,
    ),
  bad_postal_code: (f) =>
    label(
      `Kentän ${f} postinumeroa ei ole. Kirjoita viisi numeroa, alkunollat mukaan; ulkomaisen lisäksi maa.`,
      `Postnumret i fältet ${f} finns inte. Skriv fem siffror, även inledande nollor; med ett utländskt även landet.`,
      `There is no such postal code as in ${f}. Write five digits, leading zeros too; with a foreign one the country.`,
    ),
  expired_postal_code: (f) =>
    label(
      `Kentän ${f} postinumero on poistettu käytöstä. Kysy uusi postinumero.`,
      `Postnumret i fältet ${f} har dragits in. Ta reda på det nya.`,
      `The postal code in ${f} is no longer in use. Find out the new one.`,
    ),
  no_home_code: (f) =>
    label(
      `Kentän ${f} postinumero on vastauslähetysten, kilpailujen, noutopisteiden tai automaattien: siellä ei asu kukaan. Kysy osoite.`,
      `Postnumret i fältet ${f} hör till svarsförsändelser, tävlingar, utlämningsställen eller automater: där bor ingen. Ta reda på adressen.`,
      `The postal code in ${f} is one of reply mail, competitions, counters or automats: nobody lives there. Find out the address.`,
    ),
  missing_street: (f) =>
    label(
      `Katuosoite puuttuu (${f}). Lisää se.`,
      `Gatuadressen saknas (${f}). Lägg till den.`,
      `The street address is missing (${f}). Add it.`,
    ),
  bad_email: (f) =>
    label(
      `Kentän ${f} sähköpostiosoite on virheellinen. Korjaa tai tyhjennä se.`,
      `E-postadressen i fältet ${f} är felaktig. Rätta eller töm den.`,
      `The e-mail address in ${f} is not valid. Correct it or leave it empty.`,
    ),
  bad_phone: (f) =>
    label(
      `Kentän ${f} puhelinnumeroon ei voi soittaa. Korjaa tai tyhjennä se.`,
      `Telefonnumret i fältet ${f} går inte att ringa. Rätta eller töm det.`,
      `The number in ${f} cannot be called. Correct it or leave it empty.`,
    ),
  bad_business_id: (f) =>
    label(
      `Kentän ${f} Y-tunnus on virheellinen. Tarkista tunnus ja tarkistusnumero.`,
      `FO-numret i fältet ${f} är felaktigt. Kontrollera numret och kontrollsiffran.`,
      `The business id in ${f} is wrong. Check it and its check digit.`,
    ),
  unknown_ban_code: (f) =>
    label(
      `Kentän ${f} kieltokoodia ei tunneta. Käytä koodeja post, phone, email, sms, disclosure, all, update.`,
      `Förbudskoden i fältet ${f} är okänd. Använd koderna post, phone, email, sms, disclosure, all, update.`,
      `The ban code in ${f} is unknown. Use post, phone, email, sms, disclosure, all, update.`,
    ),
  bad_date: (f) =>
    label(
      `Kentän ${f} päivää ei ole. Kirjoita se muodossa 2026-11-23.`,
      `Dagen i fältet ${f} finns inte. Skriv den i formen 2026-11-23.`,
      `There is no such day as in ${f}. Write it as 2026-11-23.`,
    ),
  date_in_future: (f) =>
    label(
      `Kentän ${f} päivä on vasta tulossa. Tarkista vuosi.`,
      `Dagen i fältet ${f} ligger i framtiden. Kontrollera året.`,
      `The day in ${f} is still to come. Check the year.`,
    ),
  formula_cell: (f) =>
    label(
      `Kentässä ${f} on taulukkolaskennan kaava. Kirjoita arvo tekstinä.`,
      `Fältet ${f} innehåller en kalkylformel. Skriv värdet som text.`,
      `The field ${f} holds a spreadsheet formula. Write the value as text.`,
    ),
  two_persons: (f) =>
    label(
      `Kentässä ${f} on kaksi henkilöä. Kirjoita heidät omille riveilleen.`,
      `Fältet ${f} gäller två personer. Skriv dem på egna rader.`,
      `The field ${f} holds two persons. Give each a row of their own.`,
    ),
  estate: (f) =>
    label(
      `Kenttä ${f} tarkoittaa kuolinpesää. Päätä, jääkö se rekisteriin.`,
      `Fältet ${f} gäller ett dödsbo. Avgör om det ska stå i registret.`,
      `The field ${f} means the estate of someone deceased. Decide whether it stays in the register.`,
    ),
  lost_letters: (f) =>
    label(
      `Kentästä ${f} on kadonnut kirjaimia (merkistövirhe lähteessä). Pyydä arvo uudelleen.`,
      `Bokstäver har gått förlorade i fältet ${f} (teckenfel i källan). Be om värdet på nytt.`,
      `Letters of the field ${f} were lost at the source. Ask for the value again.`,
    ),
  refused_repair: (f) =>
    label(
      `Kentän ${f} arvo olisi korjattava, eikä korjausta hyväksytty. Korjaa arvo tai hyväksy rivi sellaisenaan.`,
      `Värdet i fältet ${f} borde rättas, och rättelsen godkändes inte. Rätta värdet eller godkänn raden som den är.`,
      `The value in ${f} needs a repair that was refused. Correct it, or accept the row as it is.`,
    ),
  no_contract: (f) =>
    label(
      `Kentän ${f} toimittajalla ei ole voimassa olevaa sopimusta. Tee sopimus ja hyväksy rivi, tai hylkää rivi.`,
      `Leverantören i fältet ${f} har inget gällande avtal. Gör ett avtal och godkänn raden, eller förkasta den.`,
      `The supplier in ${f} has no contract in force. Make one and accept the row, or drop it.`,
    ),
  unknown_seller: (f) =>
    label(
      `Kentän ${f} myyjällä ei ole voimassa olevaa sopimusta. Tarkista myyjän koodi.`,
      `Säljaren i fältet ${f} har inget gällande avtal. Kontrollera säljarkoden.`,
      `The seller in ${f} has no agreement in force. Check the seller’s code.`,
    ),
  unknown_offer: (f) =>
    label(
      `Kentän ${f} tarjousta ei ole. Käytä voimassa olevaa tarjouskoodia.`,
      `Erbjudandet i fältet ${f} finns inte. Använd en gällande erbjudandekod.`,
      `There is no such offer as in ${f}. Use the code of an offer in force.`,
    ),
  offer_not_sold: (f) =>
    label(
      `Tarjousta (${f}) ei myyty myyntipäivänä. Tarkista tarjouskoodi ja päivä.`,
      `Erbjudandet (${f}) såldes inte på försäljningsdagen. Kontrollera koden och dagen.`,
      `The offer (${f}) was not sold on the day of sale. Check its code and the day.`,
    ),
  only_for_organisations: (f) =>
    label(
      `Tarjous (${f}) on vain yrityksille ja yhteisöille. Valitse toinen tarjous tai lisää organisaatio.`,
      `Erbjudandet (${f}) gäller bara företag och sammanslutningar. Välj ett annat eller lägg till organisationen.`,
      `The offer (${f}) is for organisations alone. Choose another offer or add the organisation.`,
    ),
  start_too_far: (f) =>
    label(
      `Alkamispäivä (${f}) on liian kaukana. Tarkista vuosi.`,
      `Startdagen (${f}) ligger för långt fram. Kontrollera året.`,
      `The first day (${f}) is too far away. Check the year.`,
    ),
  no_written_offer: (f) =>
    label(
      `Puhelinmyynnistä puuttuu kirjallisen tarjouksen päivä (${f}). Lisää se.`,
      `Dagen för det skriftliga erbjudandet (${f}) saknas för telefonförsäljningen. Lägg till den.`,
      `The telephone sale lacks the day of the written offer (${f}). Add it.`,
    ),
  unknown_sales_channel: (f) =>
    label(
      `Kentän ${f} on oltava phone, door, event, web tai letter.`,
      `Fältet ${f} ska vara phone, door, event, web eller letter.`,
      `The field ${f} must be phone, door, event, web or letter.`,
    ),
  sold_in_future: (f) =>
    label(
      `Myyntipäivä (${f}) on vasta tulossa. Tarkista päivä.`,
      `Försäljningsdagen (${f}) ligger i framtiden. Kontrollera dagen.`,
      `The day of sale (${f}) is still to come. Check it.`,
    ),
  bad_copies: (f) =>
    label(
      `Kentän ${f} on oltava kokonaisluku 1–9999.`,
      `Fältet ${f} ska vara ett heltal 1–9999.`,
      `The field ${f} must be a whole number from 1 to 9999.`,
    ),
  missing_reference: (f) =>
    label(
      `Myyjän viite (${f}) puuttuu. Anna jokaiselle tilaukselle oma viite.`,
      `Säljarens referens (${f}) saknas. Ge varje beställning en egen referens.`,
      `The seller’s reference (${f}) is missing. Give each order its own.`,
    ),
  repeated_reference: (f) =>
    label(
      `Myyjän viite (${f}) on jo käytetty. Poista kaksoisrivi tai anna tilaukselle oma viite.`,
      `Säljarens referens (${f}) är redan använd. Ta bort dubbletten eller ge beställningen en egen referens.`,
      `The seller’s reference (${f}) is used already. Remove the repeated row or give the order its own.`,
    ),
  gift_without_payer: (f) =>
    label(
      `Lahjatilaukselta puuttuu maksaja (${f}). Lisää maksajan nimi ja osoite.`,
      `Gåvobeställningen saknar betalare (${f}). Lägg till betalarens namn och adress.`,
      `The gift has no payer (${f}). Add the payer’s name and address.`,
    ),
  acceptance_before_offer: (f) =>
    label(
      `Kirjallinen hyväksyntä (${f}) on ennen tarjousta. Tarkista päivät.`,
      `Den skriftliga bekräftelsen (${f}) är tidigare än erbjudandet. Kontrollera dagarna.`,
      `The written acceptance (${f}) comes before the offer. Check the days.`,
    ),
  // Kuluttajansuojalaki 38/1978, 6:12 a § (693/2022, in force from 2023-01-01; read 2026-11-22).
  no_written_acceptance: (f) =>
    label(
      `Puhelinmyynti kuluttajalle ilman kirjallista hyväksyntää (${f}) ei sido. Lähetä tarjous ja pyydä hyväksyntä kirjallisesti.`,
      `Telefonförsäljning till en konsument utan skriftlig bekräftelse (${f}) är inte bindande. Sänd erbjudandet och be om bekräftelse skriftligt.`,
      `A telephone sale to a consumer without written acceptance (${f}) does not bind. Send the offer and ask for acceptance in writing.`,
    ),
  phone_ban: (f) =>
    label(
      `Tilausta (${f}) ei voi ottaa vastaan tällä myyntitavalla. Ota yhteyttä julkaisijaan.`,
      `Beställningen (${f}) kan inte tas emot med detta försäljningssätt. Kontakta utgivaren.`,
      `The order (${f}) cannot be taken by this way of selling. Contact the publisher.`,
    ),
  has_running_subscription: (f) =>
    label(
      `Saajalla on jo voimassa oleva tilaus samasta lehdestä (${f}). Ratkaise, otetaanko tilaus silti vastaan.`,
      `Mottagaren har redan en gällande prenumeration på samma tidning (${f}). Avgör om beställningen ändå tas emot.`,
      `The receiver has a running subscription of the same title already (${f}). Decide whether the order is taken even so.`,
    ),
  doubtful_match: (f) =>
    label(
      `Rivi (${f}) muistuttaa rekisterissä olevaa asiakasta. Valitse asiakas tai perusta uusi.`,
      `Raden (${f}) liknar en kund i registret. Välj kunden eller lägg upp en ny.`,
      `The row (${f}) resembles a customer in the register. Choose the customer or make a new one.`,
    ),
  policy_asks: () =>
    label(
      'Käytäntö on, että ihminen päättää tästä. Hyväksy tai hylkää ehdotus.',
      'Enligt reglerna avgör en person detta. Godkänn eller avslå förslaget.',
      'By the policy a person decides on this. Accept the proposal or leave it.',
    ),
  unknown_at_address: (f) =>
    label(
      `Asiakasta ei tavoiteta osoitteesta (${f}). Selvitä uusi osoite.`,
      `Kunden nås inte på adressen (${f}). Ta reda på den nya.`,
      `The customer is not found at the address (${f}). Find out the new one.`,
    ),
  no_match: (f) =>
    label(
      `Riviä (${f}) vastaavaa asiakasta ei ole. Tarkista vanha nimi ja osoite.`,
      `Ingen kund motsvarar raden (${f}). Kontrollera det gamla namnet och den gamla adressen.`,
      `No customer answers to the row (${f}). Check the old name and address.`,
    ),
};

/** Builds a finding with the words of its reason. */
export const finding = (verdict: FindingVerdict, reason: RowReason, field: string): Finding => ({
  verdict,
  reason,
  field,
  message: SAYS[reason](field),
});

/** What a kept reason says, in one language. */
export const sayReason = (reason: RowReason, field: string, language: Language): string =>
  SAYS[reason](field)[language];
