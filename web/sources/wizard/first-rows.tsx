import type { ReactNode } from 'react';
import { useText } from '../../text/index.tsx';
import type { Sniffed } from './asked.ts';
import css from './wizard.module.css';

/** The first rows as the layout cuts them: titles that are passed over, the header, the first records. */
export function FirstRows({ sniffed }: { readonly sniffed: Sniffed }): ReactNode {
  const { say } = useText();
  const { top, format } = sniffed;
  const width = Math.max(1, ...top.map(({ cells }) => cells.length));
  return (
    <div className={css['first']} tabIndex={0} role="group" aria-label={say('wizard.firstRows')}>
      <table>
        <caption>{say('wizard.firstRows')}</caption>
        <tbody>
          {top.map(({ line, part, cells }, at) => (
            <tr key={at} data-part={part}>
              <th scope="row">
                {format === 'ndjson' && part === 'header' ? '' : line}
                <span className="unseen"> {say(`wizard.part.${part}`)}</span>
              </th>
              {part === 'title' ? (
                <td colSpan={width}>{cells.filter((cell) => cell !== '').join(' · ') || '–'}</td>
              ) : (
                Array.from({ length: width }, (_, column) => <td key={column}>{cells[column] ?? ''}</td>)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
