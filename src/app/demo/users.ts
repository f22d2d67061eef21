import { asStart, createDemoUser, type Role } from '#access';
import type { CustomerNumber } from '#kernel';
import type { Register, Terminal } from '#platform';

/** The same for everybody and printed at each start: the demo holds invented people and is served to its own machine alone. */
export const DEMO_PASSWORD = 'demo lehti kortistossa';

type DemoUser = { readonly email: string; readonly name: string; readonly role: Role };

/** One user a job, and one subscriber. */
export const DEMO_USERS: readonly DemoUser[] = [
  { email: 'asiakaspalvelu@demo.example', name: 'Aino Asiakaspalvelija', role: 'customer-service' },
  { email: 'laskutus@demo.example', name: 'Lauri Laskuttaja', role: 'billing' },
  { email: 'markkinointi@demo.example', name: 'Maria Markkinoija', role: 'marketing' },
  { email: 'rekisteri@demo.example', name: 'Riikka Rekisteri', role: 'register-keeper' },
  { email: 'yllapito@demo.example', name: 'Yrjö Ylläpitäjä', role: 'administrator' },
  { email: 'tilaaja@demo.example', name: 'Tilaaja', role: 'subscriber' },
];

/** Makes the demo's users; the subscriber is the customer given. A user that is there already stays as it is. */
export async function makeDemoUsers(register: Register, subscriber: CustomerNumber): Promise<void> {
  const by = asStart(register, 'users:manage');
  // Six users, each with a hash that is slow by design.
  for (const { email, name, role } of DEMO_USERS) {
    const customer = role === 'subscriber' ? subscriber : null;
    const user = { email, name, language: 'fi', roles: [role], customer, reason: 'demo' } as const;
    await createDemoUser(by, user, DEMO_PASSWORD);
  }
}

/** Prints one sign-in a role. */
export function tellDemoSignIns(terminal: Terminal): void {
  terminal.say(`demo sign-ins, all with the password “${DEMO_PASSWORD}”:`);
  for (const { email, role } of DEMO_USERS) terminal.say(`  ${role.padEnd(17)} ${email}`);
}
