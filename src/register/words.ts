import type { Basis, Label, Origin, Purpose, Receiver } from '#kernel';

/** The purposes of register description § 2, and the controller's own duties beside them. */
export const purposeLabels: Readonly<Record<Purpose, Label>> = {
  care: { fi: 'asiakassuhteen hoitaminen ja kehittäminen', sv: 'skötsel och utveckling av kundförhållandet', en: 'care and development of the customer relationship' },
  orders: { fi: 'tilausten hoitaminen ja rekisteröinti', sv: 'skötsel och registrering av beställningar', en: 'handling and recording of orders' },
  invoicing: { fi: 'laskutus, maksujen valvonta ja perintä', sv: 'fakturering, betalningsövervakning och indrivning', en: 'invoicing, payment monitoring and collection' },
  informing: { fi: 'palveluista ja tuotteista tiedottaminen', sv: 'information om tjänster och produkter', en: 'informing about services and products' },
  bans: { fi: 'suoramarkkinointikieltojen toteuttaminen', sv: 'verkställande av förbud mot direktmarknadsföring', en: 'executing direct-marketing bans' },
  rights: { fi: 'rekisteröidyn oikeuksien toteuttaminen', sv: 'tillgodoseende av den registrerades rättigheter', en: 'answering the rights of the data subject' },
  security: { fi: 'tietoturva ja käytön valvonta', sv: 'informationssäkerhet och övervakning av användningen', en: 'security and supervision of use' },
  accounting: { fi: 'kirjanpito', sv: 'bokföring', en: 'accounting' },
}; // prettier-ignore

/** The grounds of GDPR article 6(1) (read 2026-11-22). */
export const basisLabels: Readonly<Record<Basis, Label>> = {
  contract: { fi: 'sopimus', sv: 'avtal', en: 'contract' },
  'legal obligation': { fi: 'lakisääteinen velvoite', sv: 'rättslig förpliktelse', en: 'legal obligation' },
  'legitimate interest': { fi: 'oikeutettu etu', sv: 'berättigat intresse', en: 'legitimate interest' },
  consent: { fi: 'suostumus', sv: 'samtycke', en: 'consent' },
};

/** Where values come from (§ 5). */
export const originLabels: Readonly<Record<Origin, Label>> = {
  'the customer': { fi: 'asiakas itse', sv: 'kunden själv', en: 'the customer' },
  orders: { fi: 'tilaukset', sv: 'beställningar', en: 'orders' },
  'update services': { fi: 'osoite- ja päivityspalvelut', sv: 'adress- och uppdateringstjänster', en: 'address and update services' },
  partners: { fi: 'yritykset, joilla on myyntisopimus rekisterinpitäjän kanssa', sv: 'företag som har försäljningsavtal med den personuppgiftsansvarige', en: 'companies with a sales contract with the controller' },
  'order sellers': { fi: 'tilausmyyjät', sv: 'prenumerationsförsäljare', en: 'order sellers' },
  'the register itself': { fi: 'rekisterin oma toiminta', sv: 'registrets egen verksamhet', en: 'the register’s own work' },
  'the bank': { fi: 'pankki', sv: 'banken', en: 'the bank' },
}; // prettier-ignore

/** To whom values go (§ 4). */
export const receiverLabels: Readonly<Record<Receiver, Label>> = {
  'printing house': { fi: 'painotalo', sv: 'tryckeri', en: 'printing house' },
  delivery: { fi: 'jakelu', sv: 'distribution', en: 'delivery' },
  'e-invoice operator': { fi: 'verkkolaskuoperaattori', sv: 'e-fakturaoperatör', en: 'e-invoice operator' },
  bank: { fi: 'pankki', sv: 'bank', en: 'bank' },
  'collection agency': { fi: 'perintätoimisto', sv: 'inkassobyrå', en: 'collection agency' },
  'partners under agreement': { fi: 'yhteistyökumppanit sopimuksen nojalla', sv: 'samarbetspartner med stöd av avtal', en: 'partners under an agreement' },
  nobody: { fi: 'ei luovuteta', sv: 'lämnas inte ut', en: 'nobody' },
}; // prettier-ignore

/** Headings and standing sentences of the description. */
export const descriptionTexts = {
  title: { fi: 'Rekisteriseloste', sv: 'Registerbeskrivning', en: 'Register description' },
  controller: { fi: '1 Rekisterin pitäjä', sv: '1 Personuppgiftsansvarig', en: '1 Controller' },
  contactPerson: { fi: 'Rekisteriasioiden yhteyshenkilö', sv: 'Kontaktperson i registerärenden', en: 'Contact person' },
  registerName: { fi: 'Rekisterin nimi', sv: 'Registrets namn', en: 'Name of the register' },
  purposes: { fi: '2 Henkilötietojen käsittelyn tarkoitus', sv: '2 Ändamålet med behandlingen', en: '2 Purposes of processing' },
  content: { fi: '3 Rekisterin tietosisältö', sv: '3 Registrets innehåll', en: '3 What the register holds' },
  receivers: { fi: '4 Tietojen käyttö ja luovutus', sv: '4 Användning och utlämnande', en: '4 Use and disclosure' },
  receiversText: {
    fi: 'Tietoja luovutetaan vain sopimuksen nojalla teknisenä tallenteena. Tietoja ei luovuteta EU:n tai Euroopan talousalueen ulkopuolelle.',
    sv: 'Uppgifter lämnas ut endast med stöd av avtal som teknisk upptagning. Uppgifter lämnas inte ut utanför EU eller Europeiska ekonomiska samarbetsområdet.',
    en: 'Data is disclosed only under an agreement, as a technical record. It is not disclosed outside the EU or the European Economic Area.',
  },
  origins: { fi: '5 Säännönmukaiset tietolähteet', sv: '5 Regelmässiga uppgiftskällor', en: '5 Regular sources' },
  protection: { fi: '6 Rekisterin suojaus', sv: '6 Skydd av registret', en: '6 Protection' },
  protectionText: {
    fi: 'Tietoja käsittelevät vain henkilöt, joiden työhön se kuuluu ja jotka ovat antaneet salassapitositoumuksen. Käyttöoikeuksia myöntää ja valvoo rekisteriasioita hoitava henkilö. Jokainen katselu ja muutos kirjataan.',
    sv: 'Uppgifterna behandlas endast av personer vilkas arbete det hör till och som har avgett en sekretessförbindelse. Behörigheter beviljas och övervakas av den som sköter registerärenden. Varje visning och ändring antecknas.',
    en: 'Data is handled only by persons whose job includes it and who have given an undertaking of confidentiality. Access is granted and supervised by the person who keeps the register. Every look and every change is recorded.',
  },
  rights: { fi: '7 Rekisteröidyn oikeudet', sv: '7 Den registrerades rättigheter', en: '7 Rights of the data subject' },
  rightsText: {
    fi: 'Rekisteröidyllä on oikeus kieltää suoramarkkinointi, tarkastaa tietonsa, vaatia virheellisen, puutteellisen tai vanhentuneen tiedon korjaamista, täydentämistä tai poistamista, vastustaa käsittelyä ja valittaa tietosuojavaltuutetulle. Pyynnöt yhteyshenkilölle.',
    sv: 'Den registrerade har rätt att förbjuda direktmarknadsföring, granska sina uppgifter, kräva att felaktiga, bristfälliga eller föråldrade uppgifter rättas, kompletteras eller raderas, invända mot behandlingen och klaga hos dataombudsmannen. Begäran riktas till kontaktpersonen.',
    en: 'The data subject may forbid direct marketing, inspect the data, demand that wrong, incomplete or outdated data is corrected, completed or deleted, object to processing, and complain to the Data Protection Ombudsman. Requests go to the contact person.',
  },
  basis: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
  purpose: { fi: 'Tarkoitus', sv: 'Ändamål', en: 'Purpose' },
  retention: { fi: 'Säilytys', sv: 'Lagring', en: 'Kept' },
  source: { fi: 'Lähteet', sv: 'Källor', en: 'Sources' },
  receiver: { fi: 'Vastaanottajat', sv: 'Mottagare', en: 'Receivers' },
  updated: { fi: 'Päivitetty', sv: 'Uppdaterad', en: 'Updated' },
} as const satisfies Record<string, Label>; // prettier-ignore
