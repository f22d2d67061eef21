export { accessData } from './access-data.ts';
export { categories } from './categories.ts';
export { checkDeclarations, sayUndeclared, type Undeclared } from './check-declarations.ts';
export { commandsFor } from './commands.ts';
export { data, platformData } from './data.ts';
export { describe, type Description } from './describe.ts';
export { exampleSettings } from './example.ts';
export { identityOf, makeIdentity, secretOf, type Identity } from './identity.ts';
export { publishDescription, publishedDescription } from './publish.ts';
export { routesFor, type House } from './routes.ts';
export {
  openDataSetting,
  readSettings,
  registerSettings,
  setSettings,
  settingsOf,
  USUAL_OPEN_DATA,
  type OpenData,
  type RegisterSettings,
} from './settings.ts';
export { basisLabels, descriptionTexts, originLabels, purposeLabels, receiverLabels } from './words.ts';
export { asMarkdown } from './written.ts';
