import { asStart, createDemoUser, type Role } from '#access';
import { assert, type CustomerNumber } from '#kernel';
import type { Register } from '#platform';

export const PASSWORD = 'kolme kissaa pihalla';

/** A user with roles and a password that lasts; `undertaking` has been accepted unless told otherwise. */
export async function givenUser(
  register: Register,
  email: string,
  {
    roles,
    customer = null,
    hasAccepted = true,
  }: { roles: Role[]; customer?: CustomerNumber | null; hasAccepted?: boolean },
): Promise<{ email: string; password: string; user: string }> {
  const made = await createDemoUser(
    asStart(register, 'users:manage'),
    { email, name: 'Käyttäjä', language: 'fi', roles, customer, reason: 'test' },
    PASSWORD,
  );
  assert(made.kind === 'created', `no user was made: ${email}`);
  if (hasAccepted) {
    await register.db.insertInto('access.undertaking_acceptance').values({ user_id: made.user, version: 1 }).execute();
  }
  return { email, password: PASSWORD, user: made.user };
}
