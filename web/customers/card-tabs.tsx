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

/** The wide half of the card: what runs and what is owed, why things went out or not, history, and the person’s rights. */
export function CardTabs(props: {
  readonly card: Card;
  readonly account: AccountQuery;
  readonly chosen: string;
  readonly field: string | undefined;
  readonly onDo: (what: string) => void;
  readonly onField: (field: string | undefined) => void;
}): ReactNode {
  const { say } = useText();
  const may = useMay();
  const { card, account, chosen } = props;
  const customer = card.customer.number;
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
  return (
    <div>
      <Tabs label={say('tab.parts')} name="tab" tabs={tabs} chosen={chosen} />
      {chosen === 'now' && (
        <>
          <Subscriptions card={card} />
          <OrganisationPanel card={card} />
          {may('invoices:read') && <Fetched query={account}>{(shown) => <AccountPanels account={shown} />}</Fetched>}
        </>
      )}
      {chosen === 'contacts' && may('contacts:read') && <ContactsTab customer={Number(customer)} />}
      {chosen === 'deliveries' && may('deliveries:read') && (
        <DeliveriesTab customer={Number(customer)} onAddress={() => props.onDo('address')} />
      )}
      {chosen === 'relations' && <RelationsPanel customer={Number(customer)} />}
      {chosen === 'why' && <DecisionsPanel decisions={card.decisions} />}
      {chosen === 'history' && (
        <>
          <FieldHistory card={card} field={props.field} onField={props.onField} />
          <ChangesPanel customer={Number(customer)} />
        </>
      )}
      {chosen === 'privacy' && hasRights && <PrivacyTab card={card} />}
    </div>
  );
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
