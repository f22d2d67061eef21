import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { TakeFile } from '../customers/values/take-file.tsx';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Contact } from './contact.ts';
import css from './contacts.module.css';

/** The files of a contact, to fetch or remove, and a place to attach one more. */
export function AttachedFiles({ contact }: { readonly contact: Contact }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const remove = useDeed('DELETE /attachments/:attachment');
  const attach = useDeed('POST /contacts/:contact/attachments');
  const mayWrite = may('contacts:write');
  return (
    <>
      <ul className={css['files']}>
        {contact.attachments.map(({ id, name, byteCount }) => (
          <li key={id}>
            <TakeFile path={`/attachments/${id}`}>
              {({ take }) => (
                <button type="button" className={css['quiet']} onClick={take}>
                  {name}
                </button>
              )}
            </TakeFile>{' '}
            ({Math.ceil(byteCount / 1024)} kB){' '}
            {mayWrite && (
              <button
                type="button"
                className={css['quiet']}
                aria-label={say('contacts.removeFile', { name })}
                onClick={() => remove.mutate({ attachment: id })}
              >
                ✕
              </button>
            )}
          </li>
        ))}
        {mayWrite && (
          <li className="screen-only">
            <label className={css['quiet']}>
              {say('contacts.attach')}
              <input
                type="file"
                className="unseen"
                title={say('contacts.attachHow')}
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  if (file) attach.mutate({ contact: contact.id, file } as never);
                  event.currentTarget.value = '';
                }}
              />
            </label>
          </li>
        )}
      </ul>
      <ProblemNote failure={attach.error ?? remove.error} />
    </>
  );
}
