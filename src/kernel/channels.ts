/** The ways data leaves towards or about a person; `disclosure` is handing it on to another controller. */
export const CHANNELS = ['post', 'phone', 'email', 'sms', 'disclosure'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The purposes: five of the register description, and the controller's own duties beside them. */
export const PURPOSES = [
  'care',
  'orders',
  'invoicing',
  'informing',
  'bans',
  'rights',
  'security',
  'accounting',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a customer is; a post is a named person in an organisation. */
export const KINDS = ['person', 'organisation', 'post'] as const;
export type Kind = (typeof KINDS)[number];

/** The languages of customers, of the desk and of every text. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Label = Readonly<Record<Language, string>>;

/** Whether the text is one of the channels. */
export const isChannel = (text: string): text is Channel => CHANNELS.some((channel) => channel === text);

/** Whether the text is one of the purposes. */
export const isPurpose = (text: string): text is Purpose => PURPOSES.some((purpose) => purpose === text);

/** Whether the text is one of the kinds. */
export const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text);

/** Whether the text is one of the languages. */
export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);
