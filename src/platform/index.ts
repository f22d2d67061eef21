export {
  connect,
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
export { clockAt, systemClock, type Clock } from './clock.ts';
export type { Register } from './register.ts';
