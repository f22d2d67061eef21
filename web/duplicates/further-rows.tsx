import type { ReactNode } from 'react';
import { heldText, keyText } from '../customers/values/held.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import css from './duplicates.module.css';
import type { FurtherShown, Side } from './pair.ts';

/** Further telephones, e-mails and addresses: which stays, which comes along, which stays behind, and a choice where there is one. */
export function FurtherRows(props: {
  readonly further: readonly FurtherShown[];
  readonly order: readonly [Side, Side];
  readonly chosenOf: (further: FurtherShown) => Side;
  readonly onPick: (id: string, side: Side) => void;
}): ReactNode {
  const { sayCode } = useText();
  return props.further.map((one) => (
    <tr key={one.id}>
      <th scope="row">{keyText(one.slot, sayCode)}</th>
      {props.order.map((side) => (
        <td key={side} data-chosen={one[side] !== null && isStanding(one, side, props.chosenOf(one))}>
          <FurtherCell of={one} side={side} chosen={props.chosenOf(one)} onPick={(to) => props.onPick(one.id, to)} />
        </td>
      ))}
    </tr>
  ));
}

/** Whether what a side has of it stands afterwards: one's own stays, unless the other's takes its place. */
const isStanding = (one: FurtherShown, side: Side, chosen: Side): boolean =>
  side === 'theirs' ? chosen === 'theirs' : one.better === 'neither' || one.theirs === null || chosen === 'ours';

function FurtherCell(props: {
  readonly of: FurtherShown;
  readonly side: Side;
  readonly chosen: Side;
  readonly onPick: (side: Side) => void;
}): ReactNode {
  const texts = useText();
  const { say, sayCode } = texts;
  const { of: one, side, chosen } = props;
  const held = one[side];
  if (held === null) return '–';
  const isContact = !one.slot.startsWith('address:');
  const text = isContact ? one.slot.slice(one.slot.indexOf(':') + 1) : heldText(one.slot, held, texts);
  const label = isContact && typeof held === 'object' && 'label' in held ? held.label : null;
  const by = side === 'ours' ? one.oursBy : one.theirsBy;
  const becomes = becomesOf(one, side, chosen);
  return (
    <>
      {side === 'theirs' && one.better !== 'neither' ? (
        <label className={css['choice']}>
          <input
            type="checkbox"
            aria-label={say('duplicates.comesOf', { what: keyText(one.slot, sayCode), value: text })}
            checked={chosen === 'theirs'}
            onChange={(event) => props.onPick(event.currentTarget.checked ? 'theirs' : 'ours')}
          />
          {text}
        </label>
      ) : (
        text
      )}
      <small className={css['by']}>
        {[label, say(`duplicates.becomes.${becomes}`), by && `${sayCode('source', by.kind)} · ${day(by.receivedOn)}`]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}

function becomesOf(one: FurtherShown, side: Side, chosen: Side): 'stays' | 'comes' | 'left' | 'same' {
  if (side === 'ours') return isStanding(one, 'ours', chosen) ? 'stays' : 'left';
  if (one.better === 'neither') return 'same';
  return chosen === 'theirs' ? 'comes' : 'left';
}
