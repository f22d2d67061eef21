import { useHotkeys } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { Problem } from '../api/problem.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import ui from '../ui/ui.module.css';
import { BanDialog } from './ban-dialog.tsx';
import { CardHead, StatusStrip } from './card-head.tsx';
import { CardTabs } from './card-tabs.tsx';
import css from './card.module.css';
import { Contacts } from './contacts.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { Permissions } from './permissions.tsx';

const here = getRouteApi('/customers/$number');

/** A customer’s card. B sets a ban, E edits; what is open stands in the address. */
export function CardPage(): ReactNode {
  const may = useMay();
  const { number } = here.useParams();
  const { tab = 'now', do: doing } = here.useSearch();
  const navigate = here.useNavigate();
  const customer = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0;
  const card = useRoute('GET /customers/:customer', { customer }, { isOff: customer === 0 });
  const account = useRoute(
    'GET /customers/:customer/account',
    { customer },
    { isOff: customer === 0 || !may('invoices:read') },
  );
  const go = (what: string | undefined): void => void navigate({ search: (now) => ({ ...now, do: what }) });
  useHotkeys([
    ['b', () => may('bans:set') && go('ban')],
    ['e', () => may('customers:change') && go('edit')],
  ]);
  const isNobody = customer === 0 || (card.error instanceof Problem && card.error.body.status === 404);
  if (isNobody) return <Nobody number={number} />;
  return (
    <Fetched query={card}>
      {(shown) => (
        <>
          <StatusStrip card={shown} account={account.data} />
          <div className={ui['page']}>
            <CardHead card={shown} account={account.data} onDo={go} />
            <div className={css['columns']}>
              <div>
                <Contacts card={shown} />
                <Permissions card={shown} onDo={go} />
              </div>
              <CardTabs card={shown} account={account} chosen={tab} />
            </div>
          </div>
          {doing === 'ban' && <BanDialog card={shown} onClose={() => go(undefined)} />}
          {doing === 'edit' && <EditDialog card={shown} onClose={() => go(undefined)} />}
        </>
      )}
    </Fetched>
  );
}

function Nobody({ number }: { readonly number: string }): ReactNode {
  const { say } = useText();
  return (
    <Page title={say('card.nobody')}>
      <Empty title={say('card.nobodyTitle', { number })}>
        <p>{say('card.nobodyHow')}</p>
      </Empty>
    </Page>
  );
}
