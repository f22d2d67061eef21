import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/index.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { OffersPanel, TitlesPanel } from './offers-panel.tsx';
import { PoliciesPanel } from './policies-panel.tsx';
import { YearPanel } from './year-panel.tsx';

const at = getRouteApi('/catalogue');

/** What is published and sold: the calendar of a year, titles, offers with their prices, policies. */
export function CataloguePage(): ReactNode {
  const { say } = useText();
  const { tab } = at.useSearch();
  const tabs = [
    ['calendar', say('catalogue.calendar')],
    ['titles', say('catalogue.titles')],
    ['offers', say('catalogue.offers')],
    ['policies', say('catalogue.policies')],
  ] as const;
  const chosen = tabs.find(([key]) => key === tab)?.[0] ?? 'calendar';
  return (
    <Page title={say('catalogue.title')} lead={say('catalogue.lead')}>
      <Tabs label={say('catalogue.title')} name="tab" tabs={tabs} chosen={chosen} />
      {chosen === 'calendar' && <YearPanel />}
      {chosen === 'titles' && <TitlesPanel />}
      {chosen === 'offers' && <OffersPanel />}
      {chosen === 'policies' && <PoliciesPanel />}
    </Page>
  );
}
