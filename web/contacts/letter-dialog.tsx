import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import css from './contacts.module.css';

/** A letter from a template: chosen, read and changed, then sent. */
export function LetterDialog(props: { readonly customer: number; readonly onClose: () => void }): ReactNode {
  const { say, language } = useText();
  const { customer } = props;
  const [template, setTemplate] = useState('');
  const templates = useRoute('GET /letter-templates', {});
  const draft = useRoute(
    'GET /customers/:customer/letter-drafts/:template',
    { customer, template },
    { isOff: template === '' },
  );
  const send = useDeed('POST /customers/:customer/letters', props.onClose);
  const letters = templates.data?.templates.filter(({ kind }) => kind === 'letter') ?? [];
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { subject = '', body = '' } = typedIn(event.currentTarget);
    send.mutate({ customer, template, subject, body });
  };
  const isWritten = template !== '' && draft.data !== undefined && !draft.isPlaceholderData;
  return (
    <Dialog title={say('letter.title')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={templates.error ?? draft.error ?? send.error} />
        <NativeSelect
          label={say('letter.template')}
          value={template}
          data={[
            { value: '', label: say('letter.choose') },
            ...letters.map(({ code, subject }) => ({ value: code, label: subject[language] })),
          ]}
          onChange={({ currentTarget: { value } }) => setTemplate(value)}
          data-first
        />
        {isWritten && (
          <div key={template} className={css['stack']}>
            <TextInput
              name="subject"
              label={say('contacts.subject')}
              defaultValue={draft.data.subject}
              required
              maxLength={200}
            />
            <Textarea
              name="body"
              label={say('letter.body')}
              defaultValue={draft.data.body}
              autosize
              minRows={8}
              required
            />
            <p>{say('letter.how')}</p>
          </div>
        )}
        <Button type="submit" loading={send.isPending} disabled={!isWritten}>
          {say('letter.send')}
        </Button>
      </form>
    </Dialog>
  );
}
