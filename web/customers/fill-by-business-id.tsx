import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Field } from './value-fields.tsx';

type Answer = OutputOf<'GET /organisations/:businessId/ytj'>;
type Language = 'fi' | 'sv' | 'en';

/** Asks the trade register by the business id in the form, and fills the form in with its answer; a person still saves it. */
export function FillByBusinessId(props: {
  readonly businessId: string;
  readonly language: string;
  readonly onFill: (values: Partial<Record<Field, string>>) => void;
}): ReactNode {
  const { say, sayCode } = useText();
  const ask = useDeed('GET /organisations/:businessId/ytj', (answer) => props.onFill(filledBy(answer)));
  const language = (['fi', 'sv', 'en'] as const).find((one): one is Language => one === props.language) ?? 'fi';
  const situation = ask.data?.company.situation;
  return (
    <div>
      <ProblemNote failure={ask.error} />
      <Button
        size="xs"
        variant="default"
        disabled={props.businessId.trim() === ''}
        loading={ask.isPending}
        onClick={() => ask.mutate({ businessId: props.businessId.trim(), language })}
      >
        {say('company.fill')}
      </Button>
      <p role="status">
        {situation && say('company.filled')} {situation && situation !== 'active' && sayCode('situation', situation)}
      </p>
    </div>
  );
}

function filledBy({ company: { values } }: Answer): Partial<Record<Field, string>> {
  const { organisationName, businessId, co, streetAddress, postalCode, city, country } = values;
  const told = { organisationName, businessId, co, streetAddress, postalCode, city, country };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => typeof value === 'string' && value !== ''));
}
