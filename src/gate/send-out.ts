import { type ActId, type Addressee, assertMinted, type OutboundId } from '#kernel';
import type { Tx } from '#platform';
import { insertOutbound } from './queries/decisions.ts';

/** What goes out: the kind of document, and for each addressee what it is about (an invoice number, a target group). */
export type Outgoing<One extends Addressee> = {
  readonly document: string;
  readonly about?: (addressee: One) => string | null;
};

/**
 * Records what goes out to whom, inside the transaction that sends it, and gives the ids in the addressees' order. Each
 * decision sends once: the second time the database refuses it, as it refuses whatever the gate did not allow.
 */
export async function sendOut<One extends Addressee>(
  tx: Tx,
  act: ActId,
  addressees: readonly One[],
  { document, about }: Outgoing<One>,
): Promise<OutboundId[]> {
  if (addressees.length === 0) return [];
  for (const addressee of addressees) assertMinted(addressee);
  return insertOutbound(tx, act, document, addressees.map((addressee) => ({
    decision: addressee.decision, customer: addressee.customer, channel: addressee.channel, about: about?.(addressee) ?? null,
  }))); // prettier-ignore
}
