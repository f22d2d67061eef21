import { declare, internal, personal } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from '#register';

const ban = personal(categories.bans);
const sent = personal(categories.outboundData);
const channel = { fi: 'Kanava', sv: 'Kanal', en: 'Channel' };

/** What the room holds about customers: what they forbid and allow, what was decided about them, what went out. */
export const data = declare<Omit<RoomTables<'gate'>, 'standing_ban' | 'kept_ban'>>()('gate', {
  ban: {
    label: { fi: 'Suoramarkkinointikielto', sv: 'Förbud mot direktmarknadsföring', en: 'Direct-marketing ban' },
    subject: { columns: ['customer'] },
    // What it forbade stays as a keyed hash: `rememberBansIn`.
    erasure: 'delete row',
    columns: {
      id: internal,
      customer: internal,
      channel: ban(channel),
      since: ban({ fi: 'Alkaen', sv: 'Från', en: 'Since' }),
      until: ban({ fi: 'Asti', sv: 'Till', en: 'Until' }),
      told_by: ban({ fi: 'Ilmoittaja', sv: 'Meddelad av', en: 'Told by' }),
      means: ban({ fi: 'Ilmoitustapa', sv: 'Sätt', en: 'Means' }),
      source: internal,
      act: internal,
      lifted_at: ban({ fi: 'Kumottu', sv: 'Upphävt', en: 'Lifted' }),
      lifted_act: internal,
      lifted_by: internal,
    },
  },
  update_ban: {
    label: { fi: 'Päivityskielto', sv: 'Uppdateringsförbud', en: 'Update ban' },
    subject: { columns: ['customer'] },
    // One that stands stays as a keyed hash, of `update`: `rememberBansIn`.
    erasure: 'delete row',
    columns: {
      id: internal,
      customer: internal,
      since: ban({ fi: 'Alkaen', sv: 'Från', en: 'Since' }),
      told_by: ban({ fi: 'Ilmoittaja', sv: 'Meddelad av', en: 'Told by' }),
      means: ban({ fi: 'Ilmoitustapa', sv: 'Sätt', en: 'Means' }),
      source: internal,
      act: internal,
      lifted_at: ban({ fi: 'Kumottu', sv: 'Upphävt', en: 'Lifted' }),
      lifted_act: internal,
    },
  },
  consent: {
    label: { fi: 'Suostumus', sv: 'Samtycke', en: 'Consent' },
    subject: { columns: ['customer'] },
    erasure: 'delete row',
    columns: {
      id: internal,
      customer: internal,
      channel: ban(channel),
      given_on: ban({ fi: 'Annettu', sv: 'Givet', en: 'Given' }),
      wording: ban({ fi: 'Sanamuoto', sv: 'Ordalydelse', en: 'Wording' }),
      source: internal,
      act: internal,
      withdrawn_at: ban({ fi: 'Peruttu', sv: 'Återkallat', en: 'Withdrawn' }),
    },
  },
  // Channels that are forbidden, and `update`: updating from other registers, which decides of no marketing.
  suppression: {
    label: {
      fi: 'Rekisteritiedon jälkeen säilyvä kielto',
      sv: 'Förbud som överlever uppgifterna',
      en: 'Ban that outlives the record',
    },
    subject: 'nobody',
    erasure: 'by column',
    columns: {
      id: internal,
      kind: internal,
      key: internal,
      channel: internal,
      key_version: internal,
      since: internal,
      until: internal,
      source: internal,
    },
  },
  // Derived from the customer's values and made again with them; an erasure takes them away in `rememberBansIn`.
  customer_key: {
    label: {
      fi: 'Avain, jolla säilynyt kielto tunnistetaan',
      sv: 'Nyckel som ett bevarat förbud känns igen på',
      en: 'Key by which a kept ban is recognised',
    },
    subject: 'nobody',
    erasure: 'by column',
    columns: { customer: internal, kind: internal, key: internal },
  },
  stale_key: {
    label: {
      fi: 'Asiakas, jonka avaimet uusitaan',
      sv: 'Kund vars nycklar förnyas',
      en: 'Customer whose keys are to be made again',
    },
    subject: 'nobody',
    erasure: 'by column',
    columns: { id: internal, customer: internal },
  },
  decision: {
    label: { fi: 'Lähetyspäätös', sv: 'Beslut om utskick', en: 'Decision on sending' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    keptFrom: 'decided_at',
    columns: {
      id: internal,
      customer: internal,
      channel: sent(channel),
      purpose: sent({ fi: 'Käyttötarkoitus', sv: 'Ändamål', en: 'Purpose' }),
      message_type: sent({ fi: 'Viestin laji', sv: 'Slag av meddelande', en: 'Kind of message' }),
      verdict: sent({ fi: 'Päätös', sv: 'Beslut', en: 'Decision' }),
      because: sent({ fi: 'Syy', sv: 'Orsak', en: 'Reason' }),
      rule: internal,
      rule_version: internal,
      ban: internal,
      decided_at: sent({ fi: 'Päätetty', sv: 'Beslutat', en: 'Decided' }),
      act: internal,
    },
  },
  outbound: {
    label: { fi: 'Lähetys', sv: 'Utskick', en: 'What went out' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    keptFrom: 'sent_at',
    columns: {
      id: internal,
      decision: internal,
      verdict: internal,
      customer: internal,
      channel: sent(channel),
      document: sent({ fi: 'Asiakirja', sv: 'Dokument', en: 'Document' }),
      about: sent({ fi: 'Mistä', sv: 'Om vad', en: 'About' }),
      sent_at: sent({ fi: 'Lähetetty', sv: 'Skickat', en: 'Sent' }),
      act: internal,
    },
  },
});
