import type { ReactNode } from 'react';
import { CustomerLink } from '../customers/customer-link.tsx';
import { day, euros } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import ui from '../ui/ui.module.css';
import css from './duplicates.module.css';
import { FurtherRows } from './further-rows.tsx';
import { chosenFurther, chosenOf, type Picked, type PickName, type PickShown, type Preview, type Side, type Sides } from './pair.ts'; // prettier-ignore

type Customer = Sides['one'];

/** Both customers in two columns: who stands, what is under each number, and for each value whose is to stand. */
export function PickTable(props: {
  readonly sides: Sides;
  readonly preview: Preview;
  readonly picked: Picked;
  readonly onStand: (customer: number) => void;
  readonly onPick: (pick: PickName, side: Side) => void;
  readonly onPickFurther: (id: string, side: Side) => void;
}): ReactNode {
  const { say } = useText();
  const { sides, preview, picked } = props;
  const columns = [sides.one, sides.other];
  const isFlipped = preview.into !== sides.one.customer;
  return (
    <div className={ui['scroll']}>
      <table className={`${ui['table']} ${css['picks']}`}>
        <caption className={css['caption']}>{say('duplicates.picks')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('duplicates.fact')}</th>
            {columns.map((side) => (
              <th key={side.customer} scope="col">
                <CustomerLink number={Number(side.customer)} name={`${side.name} ${side.customer}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('duplicates.stands')}</th>
            {columns.map((side) => (
              <td key={side.customer}>
                <label className={css['choice']}>
                  <input
                    type="radio"
                    name="stands"
                    checked={Number(side.customer) === preview.into}
                    onChange={() => props.onStand(Number(side.customer))}
                  />
                  {say('duplicates.standsOf', { number: side.customer })}
                </label>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{say('duplicates.under')}</th>
            {columns.map((side) => (
              <td key={side.customer}>
                <Under side={side} />
              </td>
            ))}
          </tr>
          {preview.picks.map((pick) => (
            <PickRow
              key={pick.pick}
              pick={pick}
              isFlipped={isFlipped}
              chosen={chosenOf(pick, picked)}
              onPick={(side) => props.onPick(pick.pick, side)}
            />
          ))}
          <FurtherRows
            further={preview.further}
            order={orderOf(isFlipped)}
            chosenOf={(one) => chosenFurther(one, preview, picked)}
            onPick={props.onPickFurther}
          />
        </tbody>
      </table>
    </div>
  );
}

/** In which column whose values stand: the one that stands may be on either side. */
const orderOf = (isFlipped: boolean): readonly [Side, Side] => (isFlipped ? ['theirs', 'ours'] : ['ours', 'theirs']);

function Under({ side }: { readonly side: Customer }): ReactNode {
  const { say, sayCode } = useText();
  const channels = side.bans.map((channel) => sayCode('channel', channel)).join(', ');
  return (
    <ul className={css['under']}>
      <li>{say('duplicates.since', { day: day(side.madeOn) })}</li>
      <li>{say('duplicates.subscriptions', { n: side.subscriptions, running: side.running })}</li>
      {side.openInvoices !== null && (
        <li>
          {side.openInvoices === 0
            ? say('duplicates.noMoney')
            : say('duplicates.money', { n: side.openInvoices, sum: euros(side.openCents ?? 0) })}
        </li>
      )}
      <li>{side.bans.length === 0 ? say('duplicates.noBans') : say('duplicates.bans', { channels })}</li>
    </ul>
  );
}

function PickRow(props: {
  readonly pick: PickShown;
  readonly isFlipped: boolean;
  readonly chosen: Side;
  readonly onPick: (side: Side) => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const { pick } = props;
  const name = sayCode('pick', pick.pick);
  return (
    <tr>
      <th scope="row">
        {name}
        {pick.must && <small className={css['always']}>{say('duplicates.always')}</small>}
      </th>
      {orderOf(props.isFlipped).map((side) => {
        const value = pick[side];
        const by = side === 'ours' ? pick.oursBy : pick.theirsBy;
        const told = by && `${sayCode('source', by.kind)} · ${day(by.receivedOn)}`;
        const shown = value === null ? '–' : pick.pick === 'language' ? sayCode('language', value) : value;
        return (
          <td key={side} data-chosen={pick.better !== 'neither' && props.chosen === side}>
            {pick.better === 'neither' ? (
              shown
            ) : (
              <label className={css['choice']}>
                <input
                  type="radio"
                  name={pick.pick}
                  aria-label={say('duplicates.pickOf', { pick: name, value: shown })}
                  checked={props.chosen === side}
                  disabled={pick.must}
                  onChange={() => props.onPick(side)}
                />
                {shown}
              </label>
            )}
            {value !== null && told && <small className={css['by']}>{told}</small>}
          </td>
        );
      })}
    </tr>
  );
}
