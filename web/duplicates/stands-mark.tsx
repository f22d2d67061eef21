import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Mark, type Tone } from '../ui/mark.tsx';

const TONES: Readonly<Record<string, Tone>> = { agrees: 'good', near: 'care', differs: 'stop', silent: 'quiet' };

/** How both sides of a fact stand to each other, in a word and a sign; and which address or number it is that agrees. */
export function StandsMark({
  stands,
  which,
}: {
  readonly stands: string;
  readonly which?: string | undefined;
}): ReactNode {
  const { sayCode } = useText();
  const said = sayCode('stands', stands);
  return <Mark tone={TONES[stands] ?? 'quiet'}>{which ? `${said}: ${sayCode('which', which)}` : said}</Mark>;
}
