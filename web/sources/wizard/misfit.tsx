import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../text/index.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type TakenIn, wizard } from './asked.ts';
import { UNTOLD } from './layout-words.ts';
import css from './wizard.module.css';

/** The columns of the file are no longer those of the profile: which are new, which are gone, and the way to mend it. */
export function Misfit(props: {
  readonly misfit: NonNullable<TakenIn['misfit']>;
  readonly profile: string;
  /** Whether the columns are being matched anew already. */
  readonly isMending: boolean;
}): ReactNode {
  const { say, language } = useText();
  const navigate = wizard.useNavigate();
  const { misfit, profile, isMending } = props;
  const { fit } = misfit;
  const list = (names: readonly string[]): string => names.join(', ');
  return (
    <Panel title={say('wizard.misfit', { profile })}>
      {!isMending && (
        <p role="alert" className={css['how']}>
          {misfit.message[language]}
        </p>
      )}
      {fit && (
        <Facts
          of={[
            [say('wizard.fits'), list(fit.fits)],
            [say('wizard.gone'), list(fit.missing)],
            [say('wizard.new'), list(fit.unknown)],
            [say('wizard.renamed'), list(fit.suggestions.map(({ theirs, ours }) => `${ours} → ${theirs}`))],
          ]}
        />
      )}
      {isMending ? (
        <p className={fit ? css['after'] : css['bar']}>{say('wizard.misfitMending')}</p>
      ) : (
        <Button
          mt="sm"
          onClick={() =>
            void navigate({ search: (before) => ({ ...before, ...UNTOLD, like: profile, profile: undefined }) })
          }
        >
          {say('wizard.matchAnew')}
        </Button>
      )}
    </Panel>
  );
}
