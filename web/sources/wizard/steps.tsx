import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../text/index.tsx';
import { STEPS, type Step } from './asked.ts';
import css from './wizard.module.css';

/** Where the person is on the way from a file to the register; a step that was taken can be gone back to. */
export function Steps({ now }: { readonly now: Step }): ReactNode {
  const { say } = useText();
  const at = STEPS.indexOf(now);
  return (
    <nav aria-label={say('wizard.steps')}>
      <ol className={css['steps']}>
        {STEPS.map((step, index) => (
          <li key={step} data-now={step === now} aria-current={step === now ? 'step' : undefined}>
            <span aria-hidden="true">{index + 1}</span>
            {index < at ? (
              <Link
                to="/imports/new"
                search={(before) => ({ ...before, step, plan: undefined, verdict: undefined, after: undefined })}
              >
                {say(`wizard.step.${step}`)}
              </Link>
            ) : (
              <span>{say(`wizard.step.${step}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
