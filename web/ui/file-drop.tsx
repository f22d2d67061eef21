import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../text/index.tsx';
import css from './ui.module.css';

/** A place to drop a file on, or to choose one with the keyboard. */
export function FileDrop(props: {
  readonly label: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}): ReactNode {
  const { say } = useText();
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const take = (file: File | undefined): void => {
    if (file) props.onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={css['drop']}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p>{say('file.dropHere')}</p>
      <input
        id={id}
        type="file"
        className="unseen"
        accept={props.accept}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id} className={css['choose']}>
        {props.label}
      </label>
    </div>
  );
}
