import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Page } from '../ui/page.tsx';
import { type Asked, STEPS, type Step, wizard } from './wizard/asked.ts';
import { ColumnsStep } from './wizard/columns-step.tsx';
import { FileStep } from './wizard/file-step.tsx';
import { PreviewStep } from './wizard/preview-step.tsx';
import { RepairsStep } from './wizard/repairs-step.tsx';
import { Steps } from './wizard/steps.tsx';

/** The step that the address can stand on: without a file there is only the first. */
function stepOf({ step, file, plan }: Asked): Step {
  const asked = STEPS.find((one) => one === step) ?? 'file';
  if (file === undefined) return 'file';
  return asked === 'preview' && plan === undefined ? 'repairs' : asked;
}

/** From a file to the register in four steps, each of which can be gone back from; the address holds them all. */
export function NewImportPage(): ReactNode {
  const { say } = useText();
  const asked: Asked = wizard.useSearch();
  const step = stepOf(asked);
  return (
    <Page title={say('newImport.title')} lead={say('newImport.lead')}>
      <Steps now={step} />
      {step === 'file' && <FileStep asked={asked} />}
      {step === 'columns' && <ColumnsStep asked={asked} />}
      {step === 'repairs' && <RepairsStep asked={asked} />}
      {step === 'preview' && <PreviewStep asked={asked} />}
    </Page>
  );
}
