import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMe } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';

const EVENTS = ['order', 'payment', 'retained'] as const;
const DECIMALS = '\\d{1,6}([.,]\\d{1,2})?';

/** `12,50` as 1250: whole hundredths of a euro or of a percent; `null` for nothing. */
function hundredths(text: string | undefined): number | null {
  const plain = (text ?? '').trim().replace(',', '.');
  return plain === '' ? null : Math.round(Number(plain) * 100);
}
const whole = (text: string | undefined): number | null => ((text ?? '').trim() === '' ? null : Number(text));

/** Writes a commission rule: an amount or a percent. */
export function RuleDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }): ReactNode {
  const { say } = useText();
  const { today } = useMe();
  const [event, setEvent] = useState<(typeof EVENTS)[number]>('order');
  const write = useDeed('POST /suppliers/:code/commission-rules', onClose);
  const submit = (given: FormEvent<HTMLFormElement>): void => {
    given.preventDefault();
    const typed = typedIn(given.currentTarget);
    write.mutate({
      code,
      event,
      retainedIssues: event === 'retained' ? whole(typed['issues']) : null,
      cents: hundredths(typed['euros']),
      percent: hundredths(typed['percent']),
      offer: typed['offer'] || null,
      validFrom: typed['from'] ?? '',
      takesBackUnpaidDays: whole(typed['unpaidDays']),
      takesBackIssues: whole(typed['beforeIssues']),
    });
  };
  const number = { type: 'number', min: 0, max: 1000, autoComplete: 'off' } as const;
  return (
    <Dialog title={say('supplier.addRule')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={write.error} />
        <NativeSelect
          label={say('rule.event')}
          value={event}
          data={EVENTS.map((one) => ({
            value: one,
            label: one === 'retained' ? say('rule.issues') : say(`rule.${one}`),
          }))}
          onChange={(changed) => setEvent(EVENTS.find((one) => one === changed.currentTarget.value) ?? 'order')}
        />
        {event === 'retained' && (
          <TextInput name="issues" label={say('rule.issues')} {...number} min={1} required withAsterisk={false} />
        )}
        <TextInput name="euros" label={say('rule.euros')} pattern={DECIMALS} inputMode="decimal" autoComplete="off" />
        <TextInput
          name="percent"
          label={say('rule.percent')}
          pattern={DECIMALS}
          inputMode="decimal"
          autoComplete="off"
        />
        <TextInput name="offer" label={say('rule.offer')} placeholder={say('rule.everyOffer')} autoComplete="off" />
        <DayField name="from" label={say('supplier.from')} today={today} first={today} isRequired />
        <TextInput name="unpaidDays" label={say('rule.unpaidDays')} {...number} />
        <TextInput name="beforeIssues" label={say('rule.beforeIssues')} {...number} min={1} />
        <Button type="submit" loading={write.isPending}>
          {say('supplier.save')}
        </Button>
      </form>
    </Dialog>
  );
}
