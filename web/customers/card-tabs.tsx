import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { useText } from '../text/index.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { InformedPanel } from '../informing/informed-panel.tsx';
import { AccountPanels } from './account-panels.tsx';
import type { Account, Card } from './card.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { ContactsTab } from '../contacts/contacts-tab.tsx';
import { DeliveriesTab } from '../deliveries/deliveries-tab.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { LooksPanel } from './looks-panel.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { PrivacyPanel } from './privacy-panel.tsx';
import { RelationsPanel } from './relations-panel.tsx';
import { Subscriptions } from './subscriptions.tsx';
import { FieldHistory } from './values/field-history.tsx';

type AccountQuery = { readonly data: Account | undefined; readonly error: unknown; readonly isPending: boolean };

type TabsOf = {
  readonly card: Card;
  readonly account: AccountQuery;
  readonly chosen: string;
  readonly field: string | undefined;
  readonly onDo: (what: string) => void;
  readonly onField: (field: string | undefined) => void;
};

/** The wide half of the card: what runs and what is owed, why things went out or not, history, and the person’s rights. */
export function CardTabs(props: TabsOf): ReactNode {
  const { say } = useText();
  const may = useMay();
  const hasRights = (['rights:answer', 'rights:erase', 'audit:read'] as const).some((one) => may(one));
  const tabs = [
    ['now', say('tab.now')],
    ...(may('contacts:read') ? ([['contacts', say('tab.contacts')]] as const) : []),
    ...(may('deliveries:read') ? ([['deliveries', say('tab.deliveries')]] as const) : []),
    ['relations', say('tab.relations')],
    ['why', say('tab.why')],
    ['history', say('tab.history')],
    ...(hasRights ? ([['privacy', say('tab.privacy')]] as const) : []),
  ] as const;
  const isThere = tabs.some(([name]) => name === props.chosen);
  return (
    <div>
      <Tabs label={say('tab.parts')} name="tab" tabs={tabs} chosen={props.chosen} />
      {isThere && <ChosenTab {...props} />}
    </div>
  );
}

function ChosenTab(props: TabsOf): ReactNode {
  const may = useMay();
  const { card, account, chosen } = props;
  const customer = Number(card.customer.number);
  switch (chosen) {
    case 'now':
      return (
        <>
          <Subscriptions card={card} />
          <OrganisationPanel card={card} />
          {may('invoices:read') && <Fetched query={account}>{(shown) => <AccountPanels account={shown} />}</Fetched>}
        </>
      );
    case 'contacts':
      return <ContactsTab customer={customer} />;
    case 'deliveries':
      return <DeliveriesTab customer={customer} onAddress={() => props.onDo('address')} />;
    case 'relations':
      return <RelationsPanel customer={customer} />;
    case 'why':
      return <DecisionsPanel decisions={card.decisions} />;
    case 'history':
      return (
        <>
          <FieldHistory card={card} field={props.field} onField={props.onField} />
          <ChangesPanel customer={customer} />
        </>
      );
    default:
      return <PrivacyTab card={card} />;
  }
}

function PrivacyTab({ card }: { readonly card: Card }): ReactNode {
  const may = useMay();
  const customer = Number(card.customer.number);
  return (
    <>
      <PrivacyPanel customer={customer} language={card.customer.language} />
      <InformedPanel customer={customer} />
      {may('audit:read') && <LooksPanel customer={customer} />}
    </>
  );
}
