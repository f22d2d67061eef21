export { startEmbedded, SUPERUSER, type EmbeddedServer } from './embedded.ts';
export {
  connect,
  withClient,
  type Connection,
  type Database,
  type DatabaseAddress,
  type RoomTables,
  type Tables,
  type Tx,
} from './connection.ts';
export { migrate, migrations, MigrationMismatch, pendingMigrations, type Migration } from './migrate.ts';
export { unnested, type BulkType } from './bulk.ts';
export { dropDatabase, makeDatabase } from './make-database.ts';
