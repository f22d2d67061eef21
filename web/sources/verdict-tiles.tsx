import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useText } from '../text/index.tsx';
import { Tiles } from '../ui/tiles.tsx';

export const VERDICTS = ['created', 'updated', 'unchanged', 'quarantined', 'rejected'] as const;
type Counts = OutputOf<'GET /imports/:batch'>['counts'];

/** How many rows got which verdict, would, or had before the batch was taken back (`tense`); each count is a filter of the rows. */
export function VerdictTiles(props: {
  readonly counts: Counts;
  readonly tense?: 'verdict' | 'willBe' | 'wasOnce';
  readonly chosen: string | undefined;
  readonly onChoose: (verdict: string | undefined) => void;
}): ReactNode {
  const { say } = useText();
  const { tense = 'verdict' } = props;
  const tiles = VERDICTS.map((verdict) => ({
    key: verdict,
    label: say(`${tense}.${verdict}`),
    value: props.counts[verdict],
  }));
  return <Tiles label={say('verdict.counts')} tiles={tiles} chosen={props.chosen} onChoose={props.onChoose} />;
}
