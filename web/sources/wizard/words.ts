/** What a person can say of a file's layout in the address; what is not said is found out. */
export const LAYOUT_WORDS = [
  'format',
  'encoding',
  'separator',
  'quotes',
  'header',
  'titleRows',
  'footerRows',
  'sheet',
  'starts',
] as const;

/** What the address of the wizard says: which file, how it is read, which repairs, which preview. */
export const WIZARD_WORDS = [
  'step',
  'file',
  'subject',
  'profile',
  'like',
  ...LAYOUT_WORDS,
  'map',
  'accepted',
  'refused',
  'supplier',
  'plan',
  'verdict',
  'after',
] as const;
export type Asked = { readonly [Word in (typeof WIZARD_WORDS)[number]]?: string | undefined };
