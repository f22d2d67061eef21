import { Button, Textarea, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import type { Contact } from './contact.ts';

/** Writes over what a contact says. */
export function CorrectDialog(props: { readonly contact: Contact; readonly onClose: () => void }): ReactNode {
  const { say } = useText();
  const { contact } = props;
  const save = useDeed('PUT /contacts/:contact', props.onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { subject = '', body = '' } = typedIn(event.currentTarget);
    save.mutate({ contact: contact.id, subject, body: body.trim() || null });
  };
  return (
    <Dialog title={say('contacts.correctTitle')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <p>{say('contacts.correctHow')}</p>
        <ProblemNote failure={save.error} />
        <TextInput name="subject" label={say('contacts.subject')} defaultValue={contact.subject} required data-first />
        <Textarea name="body" label={say('contacts.body')} defaultValue={contact.body ?? ''} autosize minRows={3} />
        <Button type="submit" loading={save.isPending}>
          {say('contacts.correct')}
        </Button>
      </form>
    </Dialog>
  );
}
