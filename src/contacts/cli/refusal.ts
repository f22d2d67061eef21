import type { Outcome } from '#platform';
import { refusalTexts } from '../texts.ts';

/** How a command of the room ends when a rule refuses it. */
export const refusal = (because: string): Outcome => ({
  exit: because === 'unknown_customer' ? 'not found' : 'refused',
  because,
  advice: refusalTexts[because]?.en ?? because,
});
