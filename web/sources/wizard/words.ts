/** What the address of the wizard says: which file, how it is read, which repairs, which preview. */
export const WIZARD_WORDS = [
  'step',
  'file',
  'subject',
  'profile',
  'encoding',
  'map',
  'accepted',
  'refused',
  'supplier',
  'plan',
  'verdict',
  'after',
] as const;
export type Asked = { readonly [Word in (typeof WIZARD_WORDS)[number]]?: string | undefined };
