import type { ReactNode } from 'react';
import { count } from '../text/format.ts';
import css from './ui.module.css';

export type Tile = { readonly key: string; readonly label: string; readonly value: number | string };

/** Counts side by side. With `onChoose` each is a filter that can be pressed and let go. */
export function Tiles(props: {
  readonly label: string;
  readonly tiles: readonly Tile[];
  readonly chosen?: string | undefined;
  readonly onChoose?: (key: string | undefined) => void;
}): ReactNode {
  const { chosen, onChoose } = props;
  return (
    <div className={css['tiles']} role="group" aria-label={props.label}>
      {props.tiles.map(({ key, label, value }) => {
        const shown = (
          <>
            <b>{typeof value === 'number' ? count(value) : value}</b>
            <span>{label}</span>
          </>
        );
        return onChoose ? (
          <button
            key={key}
            type="button"
            className={css['tile']}
            aria-pressed={chosen === key}
            onClick={() => onChoose(chosen === key ? undefined : key)}
          >
            {shown}
          </button>
        ) : (
          <div key={key} className={css['tile']}>
            {shown}
          </div>
        );
      })}
    </div>
  );
}
