import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';
import { mergingTables } from './merging/data.ts';
import { postalTables } from './postal/data.ts';

const about = personal(categories.customerData);
const contact = personal(categories.contactData);
const origin = personal(categories.sourceData);
/** A source is one for a whole file: it stays when one of its people is erased. */
const shared = { erasure: 'leave to others' } as const;
const sourceNumber = { fi: 'Lähteen numero', sv: 'Källans nummer', en: 'Number of the source' };
const search = { fi: 'Hakuteksti', sv: 'Söktext', en: 'Search text' };

/** What the room holds about customers: who they are, how they are reached, and where each value came from. */
export const data = declare<RoomTables<'customers'>>()('customers', {
  ...postalTables,
  ...mergingTables,
  customer: {
    label: { fi: 'Asiakas', sv: 'Kund', en: 'Customer' },
    subject: { columns: ['number'] },
    erasure: 'by column',
    columns: {
      number: internal,
      kind: internal,
      given_names: about({ fi: 'Etunimet', sv: 'Förnamn', en: 'Given names' }),
      family_name: about({ fi: 'Sukunimi', sv: 'Efternamn', en: 'Surname' }),
      organisation_name: about({
        fi: 'Organisaation nimi',
        sv: 'Organisationens namn',
        en: 'Name of the organisation',
      }),
      business_id: about({ fi: 'Y-tunnus', sv: 'FO-nummer', en: 'Business id' }),
      title: about({ fi: 'Arvo tai ammatti', sv: 'Titel eller yrke', en: 'Title or occupation' }),
      industry_code: about({ fi: 'Toimiala', sv: 'Bransch', en: 'Industry' }),
      industry_code_set: about({
        fi: 'Toimialaluokitus',
        sv: 'Näringsgrensindelning',
        en: 'Classification of industries',
      }),
      language: about({ fi: 'Kieli', sv: 'Språk', en: 'Language' }, { overwrite: 'fi' }),
      organisation: internal,
      made_on: internal,
      deceased_on: about({ fi: 'Kuolinpäivä', sv: 'Dödsdag', en: 'Day of death' }),
      undeliverable_since: about({ fi: 'Posti palautunut', sv: 'Posten i retur', en: 'Post came back on' }),
      protected_until: about({ fi: 'Turvakielto', sv: 'Spärrmarkering', en: 'Protected address until' }),
      merged_into: internal,
      erased_on: internal,
    },
  },
  address: {
    label: { fi: 'Osoite', sv: 'Adress', en: 'Address' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      customer: internal,
      kind: internal,
      valid_from: contact({ fi: 'Voimassa alkaen', sv: 'Gäller från', en: 'Valid from' }),
      valid_to: contact({ fi: 'Voimassa asti', sv: 'Gäller till', en: 'Valid until' }),
      season_from: contact({ fi: 'Kausi alkaa', sv: 'Säsongen börjar', en: 'Season begins' }),
      season_to: contact({ fi: 'Kausi päättyy', sv: 'Säsongen slutar', en: 'Season ends' }),
      co: contact({ fi: 'c/o', sv: 'c/o', en: 'c/o' }),
      street_address: contact({ fi: 'Lähiosoite', sv: 'Näradress', en: 'Street address' }),
      postal_code: contact({ fi: 'Postinumero', sv: 'Postnummer', en: 'Postal code' }),
      city: contact({ fi: 'Postitoimipaikka', sv: 'Postanstalt', en: 'Town' }),
      country: contact({ fi: 'Maa', sv: 'Land', en: 'Country' }),
    },
  },
  contact_point: {
    label: { fi: 'Puhelin tai sähköposti', sv: 'Telefon eller e-post', en: 'Telephone or e-mail' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      customer: internal,
      kind: internal,
      position: internal,
      label: contact({ fi: 'Selite', sv: 'Förklaring', en: 'Label' }),
      value: contact({ fi: 'Numero tai osoite', sv: 'Nummer eller adress', en: 'Number or address' }),
    },
  },
  source: {
    label: { fi: 'Tietolähde', sv: 'Uppgiftskälla', en: 'Source of values' },
    subject: { via: { table: 'customers.change', column: 'id', key: 'source' } },
    erasure: 'by column',
    columns: {
      id: origin(sourceNumber, shared),
      kind: origin({ fi: 'Lähteen laji', sv: 'Källans art', en: 'Kind of source' }, shared),
      name: origin({ fi: 'Lähteen nimi', sv: 'Källans namn', en: 'Name of the source' }, shared),
      batch: internal,
      file_name: origin({ fi: 'Tiedosto', sv: 'Fil', en: 'File' }, shared),
      received_on: origin({ fi: 'Saatu', sv: 'Mottagen', en: 'Received on' }, shared),
      licence: origin({ fi: 'Käyttöperuste', sv: 'Grund för användningen', en: 'Ground of use' }, shared),
      purposes: origin({ fi: 'Sallitut tarkoitukset', sv: 'Tillåtna ändamål', en: 'Allowed purposes' }, shared),
      told_by: origin({ fi: 'Kertoja', sv: 'Vem som berättat', en: 'Told by' }, shared),
      act: internal,
      undone_act: internal,
    },
  },
  foreign_key: {
    label: { fi: 'Tunnus toisessa rekisterissä', sv: 'Beteckning i ett annat register', en: 'Key in another register' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      origin: origin({ fi: 'Rekisteri', sv: 'Register', en: 'Register' }),
      key: origin({ fi: 'Tunnus', sv: 'Beteckning', en: 'Key' }),
      customer: internal,
    },
  },
  change: {
    label: { fi: 'Muutos ja sen lähde', sv: 'Ändring och dess källa', en: 'Change and its source' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      customer: internal,
      source: origin(sourceNumber),
      source_row: origin({ fi: 'Rivi', sv: 'Rad', en: 'Row' }),
      act: internal,
      changed_at: origin({ fi: 'Muutettu', sv: 'Ändrad', en: 'Changed' }),
      made: internal,
      before: origin({ fi: 'Arvot ennen', sv: 'Värden före', en: 'Values before' }),
      after: origin({ fi: 'Arvot jälkeen', sv: 'Värden efter', en: 'Values after' }),
      confirmed: origin({ fi: 'Vahvistetut tiedot', sv: 'Bekräftade uppgifter', en: 'Values confirmed' }),
      said: origin({ fi: 'Vahvistetut arvot', sv: 'Bekräftade värden', en: 'Confirmed values' }),
      held_back: origin({ fi: 'Huomiotta jätetyt arvot', sv: 'Värden som inte togs', en: 'Values not taken' }),
      by_likeness: internal,
      effective_on: origin({ fi: 'Vaikuttaa alkaen', sv: 'Gäller från', en: 'Takes effect on' }),
      undone_act: internal,
    },
  },
  match_key: {
    label: { fi: 'Vertailuavain', sv: 'Jämförelsenyckel', en: 'Match key' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      kind: internal,
      key: origin({ fi: 'Tiiviste', sv: 'Hashvärde', en: 'Hash' }, { inspection: 'omit' }),
      customer: internal,
    },
  },
  rekeying: {
    label: { fi: 'Avainten uusinta', sv: 'Förnyelse av nycklar', en: 'Renewal of keys' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { id: internal, up_to: internal, until: internal },
  },
  industry_code_set: {
    label: { fi: 'Toimialaluokitukset', sv: 'Näringsgrensindelningar', en: 'Classifications of industries' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { code: internal, name: internal, published_by: internal, valid_from: internal },
  },
  search_text: {
    label: search,
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: { customer: internal, words: origin(search, { inspection: 'omit' }) },
  },
  // Words without anybody's number; a word that nobody is found by any more goes with its last holder, by a trigger.
  search_word: {
    label: { fi: 'Hakusanasto', sv: 'Sökord', en: 'Words of the search' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { word: internal, variants: internal },
  },
});
