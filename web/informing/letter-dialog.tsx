import type { ReactNode } from 'react';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Fetched } from '../ui/loading.tsx';

/** The letter as the person would get it, in the person’s language. */
export function LetterDialog(props: { readonly customer: number; readonly onClose: () => void }): ReactNode {
  const { say } = useText();
  const notice = useRoute('GET /customers/:customer/notice', { customer: props.customer });
  return (
    <Dialog title={say('informing.letter')} onClose={props.onClose}>
      <Fetched query={notice}>
        {({ subject, body, language }) => (
          <div lang={language}>
            <h3>{subject}</h3>
            {body.split('\n\n').map((paragraph) => (
              <p key={paragraph} style={{ margin: '0 0 0.6rem' }}>
                {paragraph}
              </p>
            ))}
          </div>
        )}
      </Fetched>
    </Dialog>
  );
}
