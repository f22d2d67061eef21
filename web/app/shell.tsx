import { Button } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAskAgain, useMay, useMe } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Rail } from './rail.tsx';
import { SearchBox } from './search-box.tsx';
import css from './shell.module.css';

/** What stands round every screen: the rail of the role’s screens, the one search box, and which register this is. */
export function Shell(): ReactNode {
  const { say } = useText();
  const may = useMay();
  return (
    <div className={css['shell']}>
      <a href="#main" className={css['skip']}>
        {say('shell.skip')}
      </a>
      <Stripe />
      <Rail />
      <header className={css['top']}>
        {may('customers:find') ? <SearchBox /> : <span />}
        <Who />
      </header>
      <main id="main" className={css['main']} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** Says loudly when this is not the real thing: the demo register, or a test clock that shows another day. */
function Stripe(): ReactNode {
  const { say } = useText();
  const { data: register } = useRoute('GET /register', {});
  if (!register?.isDemo && !register?.isTestClock) return null;
  return (
    <aside className={css['stripe']} aria-label={say('shell.which')}>
      {register.isDemo && <span>{say('stripe.demo')}</span>}
      {register.isTestClock && <span>{say('stripe.testClock', { day: day(register.today) })}</span>}
    </aside>
  );
}

function Who(): ReactNode {
  const { say, sayCode } = useText();
  const { name, roles } = useMe();
  const askAgain = useAskAgain();
  const signOut = useDeed('DELETE /session', () => void askAgain());
  return (
    <div className={css['me']}>
      <LanguageSwitch isShort />
      <div className={css['name']}>
        {name}
        <small>{roles.map((role) => sayCode('role', role)).join(', ')}</small>
      </div>
      <Button size="xs" variant="default" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
        {say('shell.signOut')}
      </Button>
    </div>
  );
}
