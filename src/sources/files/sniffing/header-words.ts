import type { Subject } from '../profiles/profile.ts';

/** What senders call the columns, in Finnish, Swedish and English, without case, blanks, dots and dashes. */
const WORDS: Readonly<Record<string, string>> = {
  source_key: 'asiakasnumero asiakasnro asnro asno asiakastunnus tunnus avain id kundnummer kundnr kundid customerno customernumber customerid customer clientid key sourcekey recordid',
  kind: 'laji tyyppi asiakaslaji asiakastyyppi typ slag kundtyp type kind customertype',
  title: 'arvo titteli puhuttelu tilltal title prefix salutation honorific nameprefix',
  given_names: 'etunimi etunimet förnamn tilltalsnamn firstname givenname givennames first forename namefirst given',
  family_name: 'sukunimi efternamn lastname familyname surname last namelast family',
  organisation_name: 'yritys organisaatio yrityksennimi yritysnimi yhteisö toiminimi firma företag företagsnamn organisation bolag company companyname organization organizationname organisationname employer',
  business_id: 'ytunnus yt lytunnus fonummer foretagsid organisationsnummer orgnr companyid businessid vatid businessidentitycode companybusinessid businessno',
  job_title: 'ammatti tehtävä tehtävänimike asema virkanimike yrke befattning position jobtitle occupation role',
  industry_code: 'toimiala toimialakoodi tol tolkoodi näringsgren bransch branschkod industry industrycode nace sic companyindustry',
  language: 'kieli asiointikieli äidinkieli kielikoodi språk modersmål language locale lang',
  co: 'co coosoite coadress careof addresscareof',
  street_address: 'osoite lähiosoite katuosoite postiosoite1 katu gatuadress adress utdelningsadress näradress street streetaddress address address1 addressline1 addressstreet',
  postal_code: 'postinumero postinro postnro pno postikoodi postnummer postnr zip zipcode postalcode postcode addresszip addresspostalcode',
  city: 'postitoimipaikka kaupunki paikkakunta ptp toimipaikka ort postort postanstalt stad city town addresscity posttown',
  country: 'maa maakoodi land landskod country countrycode addresscountrycode addresscountry nation',
  phone: 'puhelin puh puhelinnumero puhnro puhelinnro matkapuhelin gsm kännykkä telefon tel telefonnummer mobil mobiltelefon phone phonenumber mobile mobilephone telephone cell',
  email: 'sähköposti sposti sähköpostiosoite email epost epostadress mail emailaddress',
  ban_codes: 'kiellot kielto kieltokoodi kieltokoodit markkinointikielto markkinointikiellot suoramarkkinointikielto spärrar spärrkod förbud reklamförbud donotcontact bans bancodes optout blocked marketingblocked suppressed',
  consent_email_on: 'sähköpostilupa markkinointilupa lupa suostumus epostlov epostsamtycke samtycke emailconsent consent emailconsentat marketingemailconsentat optin consentemailon consentdate',
  received_on: 'tullut saapunut pvm päivä päiväys luotu lisätty kirjattu datum mottagen skapad created createdat received receivedon added date createddate',
  list_code: 'lista listakoodi listatunnus luettelo listkod listcode list campaign sourcecode',
  offer_code: 'tarjous tarjouskoodi tuote tuotekoodi erbjudande erbjudandekod offer offercode product productcode',
  start_on: 'alkaa alku alkupvm alkamispäivä börjar startdatum start startdate starton startson',
  copies: 'kpl määrä kappaleet antal exemplar copies quantity qty',
  sold_on: 'myyty myyntipäivä myyntipvm tilauspvm tilauspäivä såld säljdatum sold soldon saledate solddate orderdate',
  sales_channel: 'kanava myyntikanava myyntitapa kanal säljkanal channel saleschannel',
  seller_code: 'myyjä myyjäkoodi säljare säljarkod seller sellercode agent agentcode',
  seller_reference: 'viite myyjänviite tilausnumero tilausnro referens säljarensreferens ordernummer reference sellerreference orderno ordernumber orderid',
  written_offer_sent_on: 'tarjouslähetetty kirjallinentarjous skriftligterbjudande writtenoffersenton writtenoffer offersent',
  written_acceptance_on: 'hyväksytty hyväksyntä kirjallinenhyväksyntä skriftligtgodkännande writtenacceptanceon writtenacceptance acceptedon accepted',
  acceptance_medium: 'hyväksymistapa hyväksyntätapa godkännandesätt acceptancemedium acceptedby',
  old_given_names: 'vanhaetunimi vanhatetunimet tidigareförnamn oldgivennames oldfirstname',
  old_family_name: 'vanhasukunimi tidigareefternamn oldfamilyname oldlastname',
  old_street_address: 'vanhaosoite vanhalähiosoite vanhakatuosoite tidigareadress gammaladress oldstreetaddress oldaddress oldstreet',
  old_postal_code: 'vanhapostinumero tidigarepostnummer gammaltpostnummer oldpostalcode oldzip oldpostcode',
  new_given_names: 'uusietunimi uudetetunimet nyttförnamn newgivennames newfirstname',
  new_family_name: 'uusisukunimi nyttefternamn newfamilyname newlastname',
  new_street_address: 'uusiosoite uusilähiosoite uusikatuosoite nyadress newstreetaddress newaddress newstreet',
  new_postal_code: 'uusipostinumero nyttpostnummer newpostalcode newzip newpostcode',
  new_city: 'uusipostitoimipaikka uusikaupunki nypostort nyort newcity newtown',
  new_country: 'uusimaa nyttland newcountry',
  moved_on: 'muutti muuttopäivä muuttopvm flyttad flyttdatum flyttningsdag movedon moved movedate',
  update_service: 'päivityspalvelu lähde uppdateringstjänst källa updateservice service source',
  list_key: 'luettelotunnus kieltotunnus listid listnyckel listkey',
  registered_on: 'rekisteröity kieltopäivä kirjattupvm registrerad registeredon registered',
  valid_until: 'voimassa voimassaasti päättyy giltigtill gäller validuntil validto expires',
}; // prettier-ignore

const FIELD_OF_WORD: ReadonlyMap<string, readonly string[]> = (() => {
  const fields = new Map<string, string[]>();
  for (const [field, words] of Object.entries(WORDS)) {
    for (const word of [...words.split(' '), field.replaceAll('_', '')]) {
      const known = fields.get(word);
      if (known) known.push(field);
      else fields.set(word, [field]);
    }
  }
  return fields;
})();

/** Headers that hold several fields in one text, and what stands between them. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  nimi: ['family_name', 'given_names'],
  namn: ['family_name', 'given_names'],
  name: ['family_name', 'given_names'],
  fullname: ['family_name', 'given_names'],
  kokonimi: ['family_name', 'given_names'],
  asiakas: ['family_name', 'given_names'],
  postiosoite: ['postal_code', 'city'],
  postadress: ['postal_code', 'city'],
  postinumerojapostitoimipaikka: ['postal_code', 'city'],
  postinumerojatoimipaikka: ['postal_code', 'city'],
  zipcity: ['postal_code', 'city'],
};

/** The form in which a header is looked up: `E-mail address` and `emailAddress` are `emailaddress`. */
export const headerWord = (header: string): string =>
  header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const PAYER = /^(?:payer(?:’s|'s)?|maksajan?|betalarens?)[\s_.-]*(?=\S)/iu;

/** The field that a header names for certain, or `null`; `payer` or `maksajan` before it makes it the payer's. */
export function fieldOfHeader(header: string, subject: Subject): string | null {
  const plain = headerWord(header);
  const payer = subject === 'agent-orders' ? PAYER.exec(header)?.[0] : undefined;
  const word = payer === undefined ? plain : headerWord(header.slice(payer.length));
  const fields = FIELD_OF_WORD.get(word) ?? [];
  const [field] = fields;
  if (field === undefined) return null;
  return payer === undefined ? field : `payer_${field}`;
}

/** The fields of a header that names several in one text, or `null`. */
export const fieldsOfHeader = (header: string): readonly string[] | null => SEVERAL[headerWord(header)] ?? null;
