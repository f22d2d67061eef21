import { Client } from 'pg';
import { SUPERUSER } from './embedded.ts';

/** PostgreSQL's codes for what another process of the same home was first to make. */
const MADE_ALREADY = ['42P04', '23505'];

function ours(socketFolder: string): Client {
  const client = new Client({ host: socketFolder, user: SUPERUSER, database: 'postgres' });
  client.on('error', () => undefined);
  return client;
}

/** Makes a database on the server of the home unless it is there. `name` is ours, never a caller's. */
export async function makeDatabase(socketFolder: string, name: string): Promise<void> {
  const client = ours(socketFolder);
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database "${name}"`);
  } catch (reason) {
    if (!MADE_ALREADY.includes(String((reason as { code?: string }).code))) throw reason;
  } finally {
    await client.end();
  }
}

/** Throws a database of the home away with everything in it, also from under those who are connected. */
export async function dropDatabase(socketFolder: string, name: string): Promise<void> {
  const client = ours(socketFolder);
  await client.connect();
  try {
    await client.query(`drop database if exists "${name}" with (force)`);
  } finally {
    await client.end();
  }
}
