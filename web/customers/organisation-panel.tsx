import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { Problem } from '../api/problem.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import type { Card } from './card.ts';

type Company = OutputOf<'GET /customers/:customer/company'>;

/** What the trade register last said of an organisation, and the button that asks it again; nothing for people. */
export function OrganisationPanel({ card }: { readonly card: Card }): ReactNode {
  const { kind, number } = card.customer;
  return kind === 'organisation' ? <CompanyPanel customer={Number(number)} /> : null;
}

function CompanyPanel({ customer }: { readonly customer: number }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  const company = useRoute('GET /customers/:customer/company', { customer });
  const ask = useDeed('POST /customers/:customer/company-look-ups');
  const isNever = company.error instanceof Problem && company.error.body.status === 404;
  const outcome = (): string => {
    if (ask.data === undefined) return '';
    if (ask.data.outcome === 'held back') return say('company.heldBack');
    const fields = ask.data.fields.map((field) => sayCode('field', field)).join(', ');
    return fields === '' ? say('company.unchanged') : say('company.changed', { fields });
  };
  const button = may('customers:change') && (
    <Button size="xs" variant="default" loading={ask.isPending} onClick={() => ask.mutate({ customer })}>
      {say('company.ask')}
    </Button>
  );
  return (
    <Panel title={say('company.title')} actions={button}>
      <ProblemNote failure={ask.error ?? (isNever ? null : company.error)} />
      {isNever && <p>{say('company.never')}</p>}
      {!isNever && company.data && <CompanyFacts company={company.data} />}
      <p role="status">{outcome()}</p>
    </Panel>
  );
}

function CompanyFacts({ company }: { readonly company: Company }): ReactNode {
  const { say, sayCode } = useText();
  const situation = sayCode('situation', company.situation);
  return (
    <Facts
      of={[
        [
          say('company.situation'),
          company.since ? say('company.since', { situation, day: day(company.since) }) : situation,
        ],
        [say('company.registers'), company.registers.map((one) => sayCode('register', one)).join(', ')],
        [say('company.lookedUp'), day(company.lookedUpOn)],
        [say('company.modified'), day(company.modifiedOn)],
      ]}
    />
  );
}
