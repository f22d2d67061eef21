import { useHotkeys } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay, useMe } from '../access/session.ts';
import { Problem } from '../api/problem.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import ui from '../ui/ui.module.css';
import { AddressDoubts } from './address-doubts.tsx';
import { BanDialog } from './ban-dialog.tsx';
import { CardHead, StatusStrip } from './card-head.tsx';
import { CardTabs } from './card-tabs.tsx';
import css from './card.module.css';
import { Contacts } from './contacts.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ContactDialog } from '../contacts/contact-dialog.tsx';
import { UpdateBan } from '../updates/update-ban.tsx';
import { Permissions } from './permissions.tsx';
import { AsOf } from './values/as-of.tsx';
import { Conflicts } from './values/conflicts.tsx';
import { ValueDialogs } from './values/value-dialogs.tsx';

const here = getRouteApi('/customers/$number');

/** A customer’s card. B sets a ban, E edits, N notes a contact; what is open stands in the address. */
export function CardPage(): ReactNode {
  const may = useMay();
  const { today } = useMe();
  const { number } = here.useParams();
  const { tab = 'now', do: doing, asOf, field } = here.useSearch();
  const navigate = here.useNavigate();
  const customer = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0;
  const then = /^\d{4}-\d\d-\d\d$/.test(asOf ?? '') ? asOf : undefined;
  const card = useRoute('GET /customers/:customer', { customer, asOf: then }, { isOff: customer === 0 });
  const account = useRoute(
    'GET /customers/:customer/account',
    { customer },
    { isOff: customer === 0 || !may('invoices:read') },
  );
  const go = (what: string | undefined): void => void navigate({ search: (now) => ({ ...now, do: what }) });
  const say = (more: { asOf?: string | undefined; field?: string | undefined }): void =>
    void navigate({ search: (now) => ({ ...now, ...more }) });
  useHotkeys([
    ['b', () => may('bans:set') && go('ban')],
    ['e', () => may('customers:change') && then === undefined && go('edit')],
    ['n', () => may('contacts:write') && go('note')],
  ]);
  const isNobody = customer === 0 || (card.error instanceof Problem && card.error.body.status === 404);
  if (isNobody) return <Nobody number={number} asOf={then} />;
  return (
    <Fetched query={card}>
      {(shown) => (
        <>
          <StatusStrip card={shown} account={account.data} />
          <div className={ui['page']}>
            <CardHead card={shown} account={account.data} onDo={go} />
            <AsOf asOf={then} today={today} onAsOf={(day) => say({ asOf: day })} />
            <Conflicts card={shown} />
            <div className={css['columns']}>
              <div>
                <Contacts card={shown} onDo={go} />
                <AddressDoubts customer={Number(shown.customer.number)} />
                <Permissions card={shown} onDo={go} />
                <UpdateBan customer={shown.customer.number} />
              </div>
              <CardTabs
                card={shown}
                account={account}
                chosen={tab}
                field={field}
                onDo={go}
                onField={(one) => say({ field: one })}
              />
            </div>
          </div>
          {doing === 'ban' && <BanDialog card={shown} onClose={() => go(undefined)} />}
          {doing === 'edit' && <EditDialog card={shown} onClose={() => go(undefined)} />}
          {doing === 'note' && <ContactDialog customer={customer} kind="note" onClose={() => go(undefined)} />}
          <ValueDialogs card={shown} doing={doing} today={today} onClose={() => go(undefined)} />
        </>
      )}
    </Fetched>
  );
}

function Nobody({ number, asOf }: { readonly number: string; readonly asOf: string | undefined }): ReactNode {
  const { say } = useText();
  return (
    <Page title={say('card.nobody')}>
      <Empty title={say('card.nobodyTitle', { number })}>
        <p>{asOf ? say('asOf.nobody', { day: day(asOf) }) : say('card.nobodyHow')}</p>
      </Empty>
    </Page>
  );
}
