import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';

/** A one-time password, shown once. */
export function OneTime({ password }: { readonly password: string }): ReactNode {
  const { say } = useText();
  return (
    <div role="status">
      <p>{say('users.oneTimeIs')}</p>
      <p>
        <code style={{ fontSize: '1.1rem', userSelect: 'all' }}>{password}</code>
      </p>
      <p>{say('users.oneTimeOnce')}</p>
    </div>
  );
}
