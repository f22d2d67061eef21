import type { NameForms } from './traits.ts';

/** Words by which father and son of one name are told apart, and what they say. */
const GENERATIONS: ReadonlyMap<string, string> = new Map([
  ...['jr', 'junior', 'juniori', 'nuorempi', 'nuor', 'yngre'].map((word) => [word, 'younger'] as const),
  ...['sr', 'senior', 'seniori', 'vanhempi', 'vanh', 'aldre'].map((word) => [word, 'elder'] as const),
  ...['ii', 'iii'].map((word) => [word, word] as const),
]);

/** Words that stand for all of one surname: `Perhe Virtanen` is nobody's name. */
const HOUSEHOLDS: ReadonlySet<string> = new Set(['perhe', 'perheet', 'familj', 'familjen', 'family', 'talous']);

const wordOf = ({ loose }: NameForms): string | undefined => GENERATIONS.get(loose);

/** Given names without the word of a generation, and that word; a word that stands alone is a name. */
export function apartFromGeneration(names: readonly NameForms[]): {
  readonly names: readonly NameForms[];
  readonly generation: string | null;
} {
  const left = names.filter((name) => wordOf(name) === undefined);
  const said = names.map(wordOf).find((word) => word !== undefined);
  return left.length === 0 || said === undefined ? { names, generation: null } : { names: left, generation: said };
}

/** `M.` of Matti, `J-P` of Juha-Pekka. */
export const isInitial = (name: NameForms): boolean => name.parts.every((part) => part.length === 1);

/** Whether given names tell too little to be anybody's in full, though both sides say them alike: initials alone, a household. */
export const tellNobody = (names: readonly NameForms[]): boolean =>
  names.every((name) => isInitial(name) || HOUSEHOLDS.has(name.loose));
