import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Key } from '../ui/key.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Done } from './done-note.tsx';
import judged from '../ui/queue.module.css';
import { EvidenceBars } from './evidence-bars.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import type { Pair, Picked, QueuedPair, Sides } from './pair.ts';
import { PickTable } from './pick-table.tsx';

type Given = {
  readonly pair: Pair;
  readonly queued: QueuedPair | undefined;
  readonly onSkip: () => void;
  readonly onDone: (done: Done) => void;
};

/** Two customers side by side. M merges them after a preview, E keeps them apart for good, O goes on to the next pair. */
export function PairView(props: Given): ReactNode {
  const [one, other] = props.pair;
  const sides = useRoute('GET /duplicates/:one/:other', { one, other });
  return (
    <div>
      <Fetched query={sides}>{(shown) => <Judged {...props} sides={shown} />}</Fetched>
    </div>
  );
}

/** Whether a key is typed into a text: a letter there is no verdict. A chosen radio button takes no letters. */
const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)) ||
  target instanceof HTMLTextAreaElement;

function Judged({ pair, queued, sides, onSkip, onDone }: Given & { readonly sides: Sides }): ReactNode {
  const { say } = useText();
  const [into, setInto] = useState(Number(sides.suggested));
  const [picked, setPicked] = useState<Picked>({});
  const [isAsked, setIsAsked] = useState(false);
  const [one, other] = pair;
  const merged = into === one ? other : one;
  const preview = useRoute('GET /customers/:customer/merge-preview', { customer: merged, into });
  const apart = useDeed('PUT /duplicates/:one/:other/kept-apart', () => onDone({ kind: 'apart', one, other }));
  const keepApart = (): void => apart.mutate({ one, other });
  const mayMerge = preview.data !== undefined && preview.data.into === into;
  const unless =
    (deed: () => void) =>
    ({ target }: KeyboardEvent): void => {
      if (!isAsked && !isTyping(target)) deed();
    };
  useHotkeys(
    [
      ['m', unless(() => mayMerge && setIsAsked(true))],
      ['e', unless(keepApart)],
      ['o', unless(onSkip)],
    ],
    [],
  );
  const stand = (number: number): void => {
    setInto(number);
    setPicked({});
  };
  return (
    <>
      <Panel title={say('duplicates.pair', { one, other })}>
        <ProblemNote failure={apart.error} />
        <ProblemNote failure={preview.error} />
        <div className={judged['verdicts']}>
          <Button rightSection={<Key of="M" />} disabled={!mayMerge} onClick={() => setIsAsked(true)}>
            {say('duplicates.same')}
          </Button>
          <Button variant="light" rightSection={<Key of="E" />} loading={apart.isPending} onClick={keepApart}>
            {say('duplicates.apart')}
          </Button>
          <Button variant="default" rightSection={<Key of="O" />} onClick={onSkip}>
            {say('duplicates.skip')}
          </Button>
        </div>
        {preview.data && (
          <PickTable
            sides={sides}
            preview={preview.data}
            picked={picked}
            onStand={stand}
            onPick={(pick, side) => setPicked({ ...picked, [pick]: side })}
            onPickFurther={(id, side) => setPicked({ ...picked, further: { ...picked.further, [id]: side } })}
          />
        )}
      </Panel>
      {queued && (
        <Panel title={say('duplicates.evidence')}>
          <EvidenceBars of={queued.evidence} />
        </Panel>
      )}
      {isAsked && preview.data && (
        <MergeDialog
          preview={preview.data}
          picked={picked}
          onClose={() => setIsAsked(false)}
          onDone={() => onDone({ kind: 'merged', merged, into })}
        />
      )}
    </>
  );
}
