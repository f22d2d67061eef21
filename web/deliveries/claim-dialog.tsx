import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { InputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';
import type { Deliveries } from './shown.ts';

type Given = InputOf<'POST /claim-previews'>;
const REASONS = ['not_delivered', 'late', 'damaged', 'incomplete', 'wrong_title', 'wrong_count', 'after_end', 'unwanted', 'other'] as const; // prettier-ignore
const REMEDIES = ['new_copy', 'extension', 'credit', 'none'] as const;

/** Takes a claim: which number, what was wrong and what makes it good; what it leads to is shown before it is taken. */
export function ClaimDialog(props: { readonly of: Deliveries; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const [asked, setAsked] = useState<Given | null>(null);
  const preview = useDeed('POST /claim-previews');
  const make = useDeed('POST /claims', props.onClose);
  const numbers = props.of.strip.filter(({ state }) => state === 'sent' || state === 'left_out').toReversed();
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { issue = '', reason = '', remedy = '', doorCode, note } = typedIn(event.currentTarget);
    const [title = '', year, number] = issue.split(' ');
    const given: Given = {
      subscription: props.of.subscription, title, year: Number(year), number: Number(number),
      reason: REASONS.find((one) => one === reason) ?? 'other', remedy: REMEDIES.find((one) => one === remedy) ?? 'none',
      doorCode: doorCode || null, note: note || null,
    }; // prettier-ignore
    setAsked(given);
    preview.mutate(given);
  };
  const plan = preview.data?.plan;
  return (
    <Dialog title={say('delivery.claim')} onClose={props.onClose}>
      {numbers.length === 0 && <Empty title={say('claim.nothing')} />}
      {numbers.length > 0 && (
        <form onSubmit={look}>
          <ProblemNote failure={make.error ?? preview.error} />
          <NativeSelect
            name="issue"
            label={say('claim.issue')}
            data={numbers.map(({ title, year, number, on }) => ({
              value: `${title} ${year} ${number}`,
              label: `${title} ${number}/${year}, ${day(on)}`,
            }))}
          />
          <NativeSelect
            name="reason"
            label={say('claim.reason')}
            data={REASONS.map((value) => ({ value, label: sayCode('claimReason', value) }))}
          />
          <NativeSelect
            name="remedy"
            label={say('claim.remedy')}
            data={REMEDIES.map((value) => ({ value, label: sayCode('remedy', value) }))}
          />
          <TextInput name="doorCode" label={say('claim.doorCode')} maxLength={30} autoComplete="off" />
          <TextInput name="note" label={say('claim.note')} maxLength={500} />
          <Button type="submit" variant={plan ? 'default' : 'filled'} loading={preview.isPending}>
            {say('claim.preview')}
          </Button>
        </form>
      )}
      {plan && asked && !preview.isPending && (
        <>
          <p>
            {say('claim.would', { n: Number(plan.copies), remedy: sayCode('remedy', plan.remedy) })}{' '}
            {plan.isRepeated && <Mark tone="care">{say('claim.repeated')}</Mark>}
          </p>
          <Button loading={make.isPending} onClick={() => make.mutate({ ...asked, token: plan.token })}>
            {say('claim.make')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
