import { z } from 'zod';
import { BODY_CHARACTERS_MAX } from '../kinds.ts';

/** Several lines of text; of the control characters only line ends and tabs. */
export const bodyField = z
  .string()
  .max(BODY_CHARACTERS_MAX)
  .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u);
