export {
  connect,
  dropDatabase,
  makeDatabase,
  migrate,
  migrations,
  MigrationMismatch,
  pendingMigrations,
  startEmbedded,
  SUPERUSER,
  unnested,
  withClient,
  type BulkType,
  type Connection,
  type Database,
  type DatabaseAddress,
  type EmbeddedServer,
  type Migration,
  type RoomTables,
  type Tables,
  type Tx,
} from './database/index.ts';
export { clockAt, StillClock, systemClock, type Clock } from './clock.ts';
export type { Register } from './register.ts';
export {
  csrfTokenOf,
  html,
  openApiOf,
  page,
  plainFileName,
  REQUESTS_PER_MINUTE_MAX,
  route,
  sentFile,
  startServer,
  UPLOAD_BYTES_MAX,
  uploadedFile,
  type Authorisation,
  type Authoriser,
  type Call,
  type Caller,
  type Html,
  type InputOf,
  type Need,
  type NotFound,
  type OutputOf,
  type Page,
  type PageAnswer,
  type PartHealth,
  type Problem,
  type RefusalOf,
  type Route,
  type RunningServer,
  type SentFile,
  type Served,
  type ServerSettings,
  type SignedIn,
  type UploadedFile,
} from './http/index.ts';
export {
  centsField,
  channelField,
  customerNumberField,
  dayField,
  emailField,
  idField,
  languageField,
  limitField,
  lineField,
  listField,
  momentField,
  userIdField,
  wholeNumberField,
  yesNoField,
} from './fields.ts';
export { log, logLine, type LogEvent, type LogFields } from './log.ts';
export { homeSecret } from './home-secret.ts';
export { csvRows, inertCell } from './csv.ts';
export { planToken } from './plan-token.ts';
export { fingerprint, oneTimePassword, randomToken } from './random.ts';
export { type Letter, writeLetter } from './letters.ts';
export { NotPrinted } from './print/not-printed.ts';
export { print, printAll, type PrintOrder } from './print/press.ts';
export type { MachineSymbol } from './print/symbols.ts';
export { latin9Document, utf8Document, xml, type Xml, type XmlContent, xmlText } from './xml-writer.ts';
export {
  command,
  EXIT_CODES,
  runCommandLine,
  type Command,
  type CommandAuthorisation,
  type CommandCaller,
  type CommandLine,
  type Exit,
  type Outcome,
  type Streams,
  type Terminal,
} from './cli/index.ts';
export { isNetwork } from './network.ts';
export {
  jsonClient,
  type JsonAnswer,
  type JsonClient,
  type Manners,
  type NoAnswer,
  parseServiceUrl,
  politeClient,
} from './outgoing/index.ts';
export { readReason } from './act-reason.ts';
