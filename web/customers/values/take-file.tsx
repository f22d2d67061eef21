import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { takeFile } from '../../api/fetch-file.ts';
import { Problem } from '../../api/problem.ts';
import { useText } from '../../text/index.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { typedIn } from '../../ui/typed.ts';

/** What is pressed to get a file. */
type Pressed = { readonly take: () => void; readonly isTaking: boolean };

/** Takes a file of a customer; when it may hold a protected address, the reason is asked first. */
export function TakeFile({
  path,
  children,
}: {
  readonly path: string;
  readonly children: (pressed: Pressed) => ReactNode;
}): ReactNode {
  const { say } = useText();
  const [isAsked, setIsAsked] = useState(false);
  const take = useMutation({
    mutationFn: (reason: string | null) => takeFile(path, reason),
    onSuccess: () => setIsAsked(false),
    onError: (failure) => setIsAsked((was) => was || needsReason(failure)),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    take.mutate(typedIn(event.currentTarget)['reason'] ?? '');
  };
  return (
    <>
      {children({ take: () => take.mutate(null), isTaking: take.isPending })}
      {!isAsked && <ProblemNote failure={take.error} />}
      {isAsked && (
        <Dialog title={say('reveal.title')} onClose={() => setIsAsked(false)}>
          <form onSubmit={submit}>
            <p style={{ margin: 0 }}>{say('reveal.file')}</p>
            {!needsReason(take.error) && <ProblemNote failure={take.error} />}
            <TextInput
              name="reason"
              label={say('reveal.reason')}
              placeholder={say('reveal.reasonLike')}
              required
              maxLength={200}
              withAsterisk={false}
              autoComplete="off"
            />
            <Button type="submit" loading={take.isPending}>
              {say('reveal.now')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}

const needsReason = (failure: unknown): boolean => failure instanceof Problem && failure.body.code === 'reason_needed';
