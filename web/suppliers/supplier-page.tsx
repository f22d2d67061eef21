import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { ComplaintsPanel } from './complaints-panel.tsx';
import { ContractsPanel } from './contracts-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { StatementPanel } from './statement-panel.tsx';

const here = getRouteApi('/suppliers/$code');

/** One supplier: by what contract it gives data, what it earns, and how good what it brings is. */
export function SupplierPage(): ReactNode {
  const { say, sayCode } = useText();
  const { code } = here.useParams();
  const found = useRoute('GET /suppliers/:code', { code });
  return (
    <Fetched query={found}>
      {(supplier) => (
        <Page
          title={supplier.name}
          lead={`${supplier.code} · ${sayCode('supplierKind', supplier.kind)}`}
          actions={<Link to="/suppliers">{say('suppliers.title')}</Link>}
        >
          <ContractsPanel supplier={supplier} />
          <QualityPanel code={supplier.code} isSeller={supplier.kind === 'order_seller'} />
          {supplier.kind === 'order_seller' && <ComplaintsPanel code={supplier.code} />}
          {supplier.kind === 'order_seller' && (
            <>
              <StatementPanel supplier={supplier} />
              <RulesPanel supplier={supplier} />
            </>
          )}
        </Page>
      )}
    </Fetched>
  );
}
