import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { useText } from '../text/index.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './card.module.css';
import { TakeFile } from './values/take-file.tsx';

/** What the register keeper does for the person: the inspection document, and erasure. */
export function PrivacyPanel({
  customer,
  language,
}: {
  readonly customer: number;
  readonly language: string;
}): ReactNode {
  const { say } = useText();
  const may = useMay();
  return (
    <Panel title={say('privacy.title')}>
      <ul className={css['list']}>
        {may('rights:answer') && (
          <li>
            <div className={css['row']}>
              <span>{say('privacy.inspection')}</span>
              <span style={{ display: 'flex', gap: '0.5rem' }}>
                <TakeFile path={`/customers/${customer}/inspection.pdf?language=${language}`}>
                  {({ take, isTaking }) => (
                    <Button size="xs" loading={isTaking} onClick={take}>
                      {say('privacy.pdf')}
                    </Button>
                  )}
                </TakeFile>
                <TakeFile path={`/customers/${customer}/inspection`}>
                  {({ take, isTaking }) => (
                    <Button size="xs" variant="default" loading={isTaking} onClick={take}>
                      {say('privacy.json')}
                    </Button>
                  )}
                </TakeFile>
              </span>
            </div>
            <small className={css['small']}>{say('privacy.inspectionWhat')}</small>
          </li>
        )}
        {may('rights:erase') && (
          <li>
            <div className={css['row']}>
              <span>{say('privacy.erasure')}</span>
              <Link to="/customers/$number/erasure" params={{ number: String(customer) }}>
                {say('privacy.plan')}
              </Link>
            </div>
            <small className={css['small']}>{say('privacy.erasureWhat')}</small>
          </li>
        )}
      </ul>
    </Panel>
  );
}
