import { databaseOf } from '#access';
import type { Permit } from '#kernel';
import { jsonClient, type JsonClient, type Manners, politeClient } from '#platform';
import { type OpenData, readSettings, USUAL_OPEN_DATA } from '#register';

/** What is set about public interfaces, or what usually stands. */
export async function openDataOf(by: Permit): Promise<OpenData> {
  const { openData } = await readSettings(databaseOf(by));
  return openData ?? USUAL_OPEN_DATA;
}

/** The trade register's interface as it is set; `null` when what is set is no address of one. */
export async function tradeRegister(by: Permit, manners: Partial<Manners> = {}): Promise<JsonClient | null> {
  const { ytjUrl } = await openDataOf(by);
  const client = jsonClient(ytjUrl);
  return client === null ? null : politeClient(client, manners);
}
