import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMe } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { typedIn } from '../ui/typed.ts';

const PURPOSES = ['care', 'orders', 'invoicing', 'informing', 'bans'] as const;
const POLICIES = ['quarantine', 'reject', 'accept'] as const;

/** Writes a contract. No purpose chosen means every purpose of the register. */
export function ContractDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }): ReactNode {
  const { say, sayCode } = useText();
  const { today } = useMe();
  const [purposes, setPurposes] = useState<readonly string[]>([]);
  const write = useDeed('PUT /suppliers/:code/contracts/:validFrom', onClose);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { from = '', to, profile, licence, duties = '', running } = typedIn(event.currentTarget);
    write.mutate({
      code,
      validFrom: from,
      validTo: to || null,
      profile: profile || null,
      licence: licence || null,
      purposes: purposes.length === 0 ? null : PURPOSES.filter((one) => purposes.includes(one)),
      duties: duties.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
      runningSubscription: POLICIES.find((one) => one === running) ?? 'quarantine',
    }); // prettier-ignore
  };
  return (
    <Dialog title={say('supplier.addContract')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemNote failure={write.error} />
        <div style={{ display: 'flex', gap: '1rem' }}>
          <DayField name="from" label={say('supplier.from')} today={today} first={today} isRequired />
          <DayField name="to" label={say('supplier.until')} today={today} />
        </div>
        <TextInput name="profile" label={say('supplier.profile')} placeholder={say('supplier.anyProfile')} />
        <TextInput name="licence" label={say('supplier.licence')} maxLength={500} />
        <Checkbox.Group
          label={say('supplier.purposes')}
          description={say('supplier.anyPurpose')}
          value={[...purposes]}
          onChange={setPurposes}
        >
          {PURPOSES.map((one) => (
            <Checkbox key={one} value={one} label={sayCode('purpose', one)} mt={6} />
          ))}
        </Checkbox.Group>
        <Textarea name="duties" label={say('supplier.duties')} autosize minRows={2} maxRows={6} />
        <NativeSelect
          name="running"
          label={say('supplier.running')}
          data={POLICIES.map((one) => ({ value: one, label: sayCode('running', one) }))}
        />
        <Button type="submit" loading={write.isPending}>
          {say('supplier.save')}
        </Button>
      </form>
    </Dialog>
  );
}
