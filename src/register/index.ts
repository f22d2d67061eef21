export { accessData } from './access-data.ts';
export { categories } from './categories.ts';
export { checkDeclarations, sayUndeclared, type Undeclared } from './check-declarations.ts';
export { data, platformData } from './data.ts';
export { exampleSettings } from './example.ts';
export { identityOf, makeIdentity, secretOf, type Identity } from './identity.ts';
export { readSettings, registerSettings, setSettings, settingsOf, type RegisterSettings } from './settings.ts';
