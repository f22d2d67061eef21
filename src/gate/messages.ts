import type { Purpose } from '#kernel';

/**
 * Every message that must go whatever the bans say, with the purpose that it serves. The list is closed: a message that
 * is not on it, or that carries an advert, is marketing.
 */
export const SERVICE_MESSAGES = {
  'order confirmation': 'orders',
  'written offer': 'orders',
  delivery: 'orders',
  'delivery notice': 'orders',
  'renewal notice': 'orders',
  'price notice': 'orders',
  'cancellation confirmation': 'orders',
  invoice: 'invoicing',
  'credit note': 'invoicing',
  reminder: 'invoicing',
  'payment plan': 'invoicing',
  'refund notice': 'invoicing',
  'collection notice': 'invoicing',
  'handing over to collection': 'invoicing',
  answer: 'care',
  'ban receipt': 'bans',
  'rights answer': 'rights',
  'information on data held': 'rights',
  'breach notice': 'security',
  'sign-in link': 'security',
} as const satisfies Readonly<Record<string, Purpose>>;

export type ServiceMessage = keyof typeof SERVICE_MESSAGES;

/** What kind of message goes out. */
export type MessageType = ServiceMessage | 'marketing';

/** The purposes for which marketing may be sent: § 2 calls it informing of services and products. */
export const MARKETING_PURPOSE = 'informing' satisfies Purpose;

/** Whether a message of the type serves the purpose; one that does not is a mistake of ours. */
export const serves = (type: MessageType, purpose: Purpose): boolean =>
  type === 'marketing' ? purpose === MARKETING_PURPOSE : SERVICE_MESSAGES[type] === purpose;
