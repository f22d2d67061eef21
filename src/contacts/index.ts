export { commands } from './cli/commands.ts';
export { data } from './data.ts';
export { ensureTemplates, EXAMPLE_TEMPLATES } from './letters/example-templates.ts';
export { forgetOldContacts } from './forget-old.ts';
export { letterOrderOf, type LetterText, writtenDay } from './letters/letter.ts';
export { logContact, logContactIn, type GivenContact } from './log-contact.ts';
export { routes } from './routes.ts';
export { giveTask, giveTaskIn } from './tasks.ts';
