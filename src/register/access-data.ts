import { declare, internal, personal, type Subject } from '#kernel';
import type { RoomTables } from '#platform';
import { categories } from './categories.ts';

const user = personal(categories.userData);
const audit = personal(categories.auditData);
const ofUser: Subject = { via: { table: 'access.user_account', column: 'user_id', key: 'id' } };

/**
 * What the room `access` holds: users, and who did and looked at what. It stands here because the categories do, and
 * `access` may not know this room.
 */
export const accessData = declare<RoomTables<'access'>>()('access', {
  user_account: {
    label: { fi: 'Käyttäjätunnukset', sv: 'Användarkonton', en: 'User accounts' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    columns: {
      id: internal,
      email: user({ fi: 'Kirjautumisosoite', sv: 'Inloggningsadress', en: 'Sign-in address' }, { erasure: 'empty' }),
      name: user({ fi: 'Käyttäjän nimi', sv: 'Användarens namn', en: 'User’s name' }, { erasure: 'empty' }),
      kind: internal,
      customer: internal,
      language: internal,
      password_hash: user(
        { fi: 'Salasanan tiiviste', sv: 'Lösenordets hash', en: 'Hash of the password' },
        { inspection: 'mask', erasure: 'empty' },
      ),
      must_change_password: internal,
      password_ends_at: internal,
      made_at: internal,
      ended_at: internal,
    },
  },
  role_grant: {
    label: { fi: 'Käyttöoikeudet', sv: 'Behörigheter', en: 'Grants' },
    subject: ofUser,
    erasure: 'by column',
    columns: {
      id: internal,
      user_id: internal,
      role: internal,
      reason: user(
        { fi: 'Myöntämisen syy', sv: 'Orsak till beviljandet', en: 'Reason of the grant' },
        { erasure: 'empty', overwrite: '' },
      ),
      granted_by: internal,
      granted_at: internal,
      ends_on: internal,
      withdrawn_at: internal,
    },
  },
  undertaking_acceptance: {
    label: { fi: 'Salassapitositoumukset', sv: 'Sekretessförbindelser', en: 'Undertakings of confidentiality' },
    subject: ofUser,
    erasure: 'by column',
    columns: { user_id: internal, version: internal, accepted_at: internal },
  },
  session: {
    label: { fi: 'Istunnot', sv: 'Sessioner', en: 'Sessions' },
    subject: ofUser,
    erasure: 'delete row',
    columns: {
      token_hash: internal,
      user_id: internal,
      made_at: internal,
      seen_at: internal,
      ends_at: internal,
    },
  },
  api_token: {
    label: { fi: 'Rajapintatunnisteet', sv: 'API-nycklar', en: 'API tokens' },
    subject: ofUser,
    erasure: 'delete row',
    columns: {
      id: internal,
      user_id: internal,
      name: user(
        { fi: 'Tunnisteen nimi', sv: 'Nyckelns namn', en: 'Name of the token' },
        { erasure: 'empty', overwrite: '' },
      ),
      token_hash: internal,
      made_at: internal,
      ends_at: internal,
      withdrawn_at: internal,
    },
  },
  sign_in_attempt: {
    label: { fi: 'Kirjautumisyritykset', sv: 'Inloggningsförsök', en: 'Sign-in attempts' },
    subject: 'nobody',
    erasure: 'by column',
    columns: { id: internal, account_hash: internal, address_hash: internal, succeeded: internal, tried_at: internal },
  },
  act: {
    label: { fi: 'Tapahtumaloki', sv: 'Händelselogg', en: 'Acts' },
    subject: ofUser,
    erasure: 'by column',
    keptFrom: 'done_at',
    columns: {
      id: internal,
      done_at: audit({ fi: 'Tapahtuman aika', sv: 'Tidpunkt', en: 'When it was done' }),
      user_id: internal,
      who: internal,
      permission: audit({ fi: 'Oikeus, jota käytettiin', sv: 'Använd behörighet', en: 'Permission used' }),
      purpose: audit({ fi: 'Käyttötarkoitus', sv: 'Ändamål', en: 'Purpose' }),
      entry: internal,
      request_id: internal,
      reason: audit({ fi: 'Annettu syy', sv: 'Angiven orsak', en: 'Reason given' }),
    },
  },
  look: {
    label: { fi: 'Katselut', sv: 'Visningar', en: 'Looks at a person’s data' },
    subject: { columns: ['customer'] },
    erasure: 'by column',
    keptFrom: 'looked_on',
    columns: {
      id: internal,
      act: internal,
      customer: internal,
      screen: audit({ fi: 'Näkymä', sv: 'Vy', en: 'Screen' }),
      looked_on: audit({ fi: 'Katselupäivä', sv: 'Visningsdag', en: 'Looked on' }),
    },
  },
});
