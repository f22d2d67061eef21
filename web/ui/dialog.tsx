import { type ReactNode, useId } from 'react';
import { useText } from '../text/index.tsx';
import css from './dialog.module.css';

/** A question that must be answered or left before going on. Escape leaves it; focus goes back where it was. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useText();
  const id = useId();
  return (
    <dialog
      className={css['dialog']}
      aria-labelledby={id}
      ref={(element) => {
        if (!element || element.open) return;
        element.showModal();
        const first = element.querySelector<HTMLElement>('[data-first]');
        (first ?? element.querySelector<HTMLElement>('form input, form select'))?.focus();
      }}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div className={css['head']}>
        <h2 id={id}>{props.title}</h2>
        <button type="button" className={css['close']} aria-label={say('common.close')} onClick={props.onClose}>
          ✕
        </button>
      </div>
      {props.children}
    </dialog>
  );
}
