export { databaseOf, look, nowOf, registerOf, todayOf, transact, withReason, type Seen } from './permit.ts';
export { asOperator, asStart, asWorker } from './trusted.ts';
export { authoriserOf, callerOfCommand, mayAlso, permit, type Circumstances, type Denial } from './authorise.ts';
export { commands } from './commands.ts';
export { routes } from './routes.ts';
export { isRole, permissionMatrix, ROLE_NAMES, ROLES, usualPurposeOf, type Role } from './roles.ts';
export { forgetOldSignIns, signIn, signOut, type SignIn } from './sign-in.ts';
export type { Caller } from './session.ts';
export { createDemoUser, createFirstAdministrator, createUser, type NewUser } from './users.ts';
