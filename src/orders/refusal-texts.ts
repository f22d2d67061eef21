import type { Label } from '#kernel';
import type { Refusal } from './order.ts';

/** What each refusal of an order says to a person: what is wrong, and how it is mended. */
export const refusalTexts: Readonly<Record<Refusal, Label>> = {
  unknown_customer: {
    fi: 'Saajaa tai maksajaa ei ole rekisterissä. Hae asiakas tai tee hänet ensin.',
    sv: 'Mottagaren eller betalaren finns inte i registret. Sök kunden eller lägg till den först.',
    en: 'The receiver or the payer is not in the register. Find the customer, or make one first.',
  },
  unknown_offer: {
    fi: 'Tällaista tarjousta ei ole. Tarkista tunnus tarjousluettelosta.',
    sv: 'Erbjudandet finns inte. Kontrollera koden i listan över erbjudanden.',
    en: 'There is no such offer. Check the code in the list of offers.',
  },
  offer_not_sold: {
    fi: 'Tarjousta ei myyty myyntipäivänä.',
    sv: 'Erbjudandet såldes inte på försäljningsdagen.',
    en: 'The offer was not sold on the day of the sale.',
  },
  bad_copies: {
    fi: 'Kappalemäärän on oltava kokonaisluku väliltä 1–9999.',
    sv: 'Antalet exemplar ska vara ett heltal mellan 1 och 9999.',
    en: 'Copies are a whole number from 1 to 9999.',
  },
  sold_in_future: {
    fi: 'Myyntipäivä on tulevaisuudessa.',
    sv: 'Försäljningsdagen ligger i framtiden.',
    en: 'The day of the sale lies in the future.',
  },
  start_too_far: {
    fi: 'Alkupäivä on yli kahden vuoden päässä myyntipäivästä.',
    sv: 'Startdagen ligger över två år efter försäljningsdagen.',
    en: 'The start day lies more than two years after the sale.',
  },
  repeated_reference: {
    fi: 'Myyjä on jo ilmoittanut tilauksen tällä viitteellä.',
    sv: 'Försäljaren har redan anmält en beställning med denna referens.',
    en: 'The seller has told an order under this reference before.',
  },
  gift_without_payer: {
    fi: 'Lahjatilaus tarvitsee maksajan, joka on muu kuin saaja.',
    sv: 'En gåvoprenumeration behöver en betalare som är någon annan än mottagaren.',
    en: 'A gift needs a payer who is not its receiver.',
  },
  only_for_organisations: {
    fi: 'Tarjous on tarkoitettu yrityksille ja yhteisöille.',
    sv: 'Erbjudandet är avsett för företag och sammanslutningar.',
    en: 'The offer is for organisations.',
  },
  no_written_offer: {
    fi: 'Puhelinmyynnin jälkeen kuluttajalle on lähetettävä kirjallinen tarjous.',
    sv: 'Efter telefonförsäljning ska konsumenten få ett skriftligt erbjudande.',
    en: 'After a sale by telephone a consumer must be sent the offer in writing.',
  },
  no_written_acceptance: {
    fi: 'Kuluttaja ei ole hyväksynyt puhelimessa tehtyä tarjousta kirjallisesti.',
    sv: 'Konsumenten har inte skriftligen godkänt erbjudandet som gjordes per telefon.',
    en: 'The consumer has not accepted in writing what was offered by telephone.',
  },
  acceptance_before_offer: {
    fi: 'Hyväksyntä on päivätty ennen kirjallista tarjousta.',
    sv: 'Godkännandet är daterat före det skriftliga erbjudandet.',
    en: 'The acceptance is dated before the written offer.',
  },
  phone_ban: {
    fi: 'Maksaja on kieltänyt puhelinmyynnin. Selvitä, pyysikö hän itse soittoa.',
    sv: 'Betalaren har förbjudit telefonförsäljning. Ta reda på om hen själv bad om samtalet.',
    en: 'The payer forbids calls. Find out whether he had asked to be called.',
  },
};
