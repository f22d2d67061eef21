import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ErasureSteps } from './erasure-steps.tsx';

const here = getRouteApi('/customers/$number/erasure');

/** Erasure: what goes, what the law keeps and until when; another person approves, then it is carried out and verified. */
export function ErasurePage(): ReactNode {
  const { say } = useText();
  const may = useMay();
  const { number } = here.useParams();
  const customer = Number(number);
  const plan = useDeed('POST /customers/:customer/erasure/plan');
  const approve = useDeed('POST /customers/:customer/erasure/approval');
  const erase = useDeed('POST /customers/:customer/erasure');
  const failure = plan.error ?? approve.error ?? erase.error;
  return (
    <Page
      title={say('erasure.title', { number })}
      lead={say('erasure.lead')}
      actions={
        <Link to="/customers/$number" params={{ number }}>
          {say('erasure.card')}
        </Link>
      }
    >
      <ProblemNote failure={failure} />
      <Panel
        title={say('erasure.steps')}
        actions={
          <>
            <Button variant="default" loading={plan.isPending} onClick={() => plan.mutate({ customer })}>
              {say('erasure.plan')}
            </Button>
            {may('rights:approve') && (
              <Button variant="default" loading={approve.isPending} onClick={() => approve.mutate({ customer })}>
                {say('erasure.approve')}
              </Button>
            )}
            <Button
              color="red"
              loading={erase.isPending}
              disabled={!plan.data && !approve.data}
              onClick={() => erase.mutate({ customer })}
            >
              {say('erasure.run')}
            </Button>
          </>
        }
        flush
      >
        {erase.data ? (
          <ErasureSteps steps={[...erase.data.certificate.done, ...erase.data.certificate.kept]} />
        ) : plan.data ? (
          <ErasureSteps steps={plan.data.steps} />
        ) : (
          <Empty title={say('erasure.none')}>
            <p>{say('erasure.noneHow')}</p>
          </Empty>
        )}
      </Panel>
      {approve.data && !erase.data && <p role="status">{say('erasure.approved')}</p>}
      {erase.data && <p role="status">{say('erasure.done', { n: erase.data.certificate.searchedTexts })}</p>}
    </Page>
  );
}
