import { type Label, type Permission, PERMISSIONS, type Purpose } from '#kernel';

/** The jobs of a publisher's desk, and the subscriber; each with the permissions that the job needs and no others (§ 6). */
export const ROLES = {
  'customer-service': {
    label: { fi: 'Asiakaspalvelu', sv: 'Kundtjänst', en: 'Customer service' },
    permissions: [
      'customers:find', 'customers:change', 'customers:merge', 'customers:reveal', 'bans:set', 'contacts:read', 'contacts:write', 'catalog:read', 'orders:read', 'orders:make', 'deliveries:read', 'deliveries:change', 'invoices:read',
      'payments:read', 'reminders:read', 'holds:set', 'description:read',
    ],
  },
  billing: {
    label: { fi: 'Laskutus ja luotonvalvonta', sv: 'Fakturering och kreditkontroll', en: 'Billing and credit control' },
    permissions: [
      'customers:find', 'contacts:read', 'contacts:write', 'catalog:read', 'orders:read', 'deliveries:read', 'invoices:read', 'invoices:issue', 'invoices:credit',
      'invoices:export', 'ledger:read', 'payments:read', 'payments:import', 'reminders:read', 'reminders:send',
      'holds:set', 'suppliers:read', 'commissions:book', 'description:read',
    ],
  },
  marketing: {
    label: { fi: 'Markkinointi', sv: 'Marknadsföring', en: 'Marketing' },
    permissions: [
      'customers:find', 'bans:set', 'catalog:read', 'catalog:change', 'orders:read', 'orders:make', 'deliveries:read', 'deliveries:run', 'groups:read',
      'groups:export', 'imports:read', 'imports:apply', 'suppliers:read', 'suppliers:change', 'notices:read', 'description:read',
    ],
  },
  'register-keeper': {
    label: { fi: 'Rekisteriasioita hoitava henkilö', sv: 'Den som sköter registerärenden', en: 'Register keeper' },
    permissions: [
      'customers:find', 'customers:change', 'customers:merge', 'customers:reveal', 'bans:set', 'contacts:read', 'contacts:write', 'contacts:templates', 'catalog:read', 'orders:read', 'deliveries:read', 'deliveries:change', 'deliveries:run', 'invoices:read', 'payments:read',
      'reminders:read', 'groups:read', 'imports:read', 'imports:apply', 'suppliers:read', 'suppliers:change',
      'notices:read', 'notices:send', 'rights:answer', 'rights:erase', 'rights:approve',
      'description:read', 'description:publish', 'audit:read', 'users:manage', 'settings:change',
    ],
  },
  administrator: {
    label: { fi: 'Ylläpitäjä', sv: 'Administratör', en: 'Administrator' },
    permissions: ['users:manage', 'settings:change', 'catalog:read', 'catalog:change', 'description:read', 'audit:read'],
  },
  subscriber: {
    label: { fi: 'Tilaaja', sv: 'Prenumerant', en: 'Subscriber' },
    permissions: ['own:read', 'own:change'],
  },
} as const satisfies Record<string, { readonly label: Label; readonly permissions: readonly Permission[] }>; // prettier-ignore

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]];

/** Whether the text is one of the roles. */
export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);

/** What the roles together permit; everybody may sign in and out. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set<Permission>([
    'session:own',
    ...roles.flatMap((role): readonly Permission[] => ROLES[role].permissions),
  ]);
}

/** Permissions that show nothing about a customer; all the others need the undertaking of confidentiality. */
const IMPERSONAL: ReadonlySet<Permission> = new Set<Permission>([
  'catalog:read',
  'catalog:change',
  'description:read',
  'description:publish',
  'users:manage',
  'settings:change',
  'session:own',
  'own:read',
  'own:change',
]);

/** Whether the undertaking of confidentiality must be accepted before this. */
export const needsUndertaking = (permission: Permission): boolean => !IMPERSONAL.has(permission);

const PURPOSE_OF_NOUN: Readonly<Record<string, Purpose>> = {
  customers: 'care',
  contacts: 'care',
  bans: 'bans',
  catalog: 'orders',
  orders: 'orders',
  deliveries: 'orders',
  invoices: 'invoicing',
  ledger: 'accounting',
  payments: 'invoicing',
  reminders: 'invoicing',
  holds: 'invoicing',
  groups: 'informing',
  imports: 'orders',
  suppliers: 'orders',
  commissions: 'accounting',
  notices: 'rights',
  rights: 'rights',
  description: 'rights',
  own: 'rights',
};

/** The purpose that goes into the trail when neither the caller nor the route names one. */
export const usualPurposeOf = (permission: Permission): Purpose =>
  PURPOSE_OF_NOUN[permission.split(':')[0] ?? ''] ?? 'security';

/** Which role may what, as a table to be printed and reviewed: a row a permission, a column a role. */
export function permissionMatrix(): { permission: Permission; meaning: string; roles: Role[] }[] {
  return (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({
    permission,
    meaning: PERMISSIONS[permission],
    roles: ROLE_NAMES.filter((role) => permissionsOf([role]).has(permission)),
  }));
}
