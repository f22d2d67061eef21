/** Every permission there is. Granted to a role by the register's contact person (register description § 6). */
export const PERMISSIONS = {
  'customers:find': 'Find customers and see a customer’s card',
  'customers:change': 'Change a customer’s values, make customers',
  'bans:set': 'Set and lift direct-marketing bans',
  'catalog:read': 'See titles, issues and offers',
  'catalog:change': 'Change titles, issues and offers',
  'orders:read': 'See orders and subscriptions',
  'orders:make': 'Take orders, make and end subscriptions',
  'invoices:read': 'See invoices',
  'invoices:issue': 'Run invoicing',
  'invoices:credit': 'Credit an invoice',
  'invoices:export': 'Send out invoices as files',
  'ledger:read': 'See and export the ledger of money',
  'payments:read': 'See payments',
  'payments:import': 'Read bank files and match payments',
  'reminders:read': 'See reminders and who would be reminded',
  'reminders:send': 'Send payment reminders',
  'holds:set': 'Hold collection of an invoice back, lift a hold',
  'groups:read': 'Count target groups and see why somebody is in or out',
  'groups:export': 'Take a target group out as a list',
  'imports:read': 'See imports and their rows',
  'imports:apply': 'Read files into the register, decide doubtful rows, undo a batch',
  'rights:answer': 'Answer a data subject’s request: inspection',
  'rights:erase': 'Plan and carry out an erasure',
  'rights:approve': 'Approve an erasure that another planned',
  'description:read': 'See the register description before it is published',
  'description:publish': 'Publish the register description',
  'audit:read': 'See who did and looked at what',
  'users:manage': 'Make users, grant and withdraw roles',
  'settings:change': 'Change the settings of the register',
  'session:own': 'Sign in and out, change one’s own password, accept the undertaking',
  'own:read': 'See one’s own data (subscriber)',
  'own:change': 'Change one’s own marketing choices (subscriber)',
} as const satisfies Record<`${string}:${string}`, string>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether the text is one of the permissions. */
export const isPermission = (text: string): text is Permission => Object.hasOwn(PERMISSIONS, text);
