import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  exact: 'good', split: 'good', part: 'care', over: 'care', suggested: 'care', unknown: 'stop', reversal: 'stop', ignored: 'quiet',
}; // prettier-ignore

/** How a payment was matched, in a word. */
export function ClassMark({ of: name }: { readonly of: string }): ReactNode {
  const { sayCode } = useText();
  return <Mark tone={TONES[name] ?? 'quiet'}>{sayCode('paymentClass', name)}</Mark>;
}
