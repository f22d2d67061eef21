import { asStart } from '#access';
import { type Catalogue, exampleCatalogue, setCatalogue } from '#catalog';
import type { Register } from '#platform';

/** Gives the register a catalogue: the example publisher's unless told otherwise. */
export async function givenCatalogue(register: Register, catalogue: Catalogue = exampleCatalogue): Promise<void> {
  const outcome = await setCatalogue(asStart(register, 'catalog:change'), catalogue);
  if (outcome.kind === 'refused') throw new Error(`${outcome.because}: ${outcome.of}`);
}
