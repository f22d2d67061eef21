import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import { day, moment } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Card } from './card.ts';
import css from './card.module.css';
import { LiftBan } from './lift-ban.tsx';

const CHANNELS = ['post', 'phone', 'email', 'sms', 'disclosure'] as const;

/** Every channel, and whether marketing may use it: bans with who told them and how, consents with their day. */
export function Permissions({ card, onDo }: { readonly card: Card; readonly onDo: (what: string) => void }): ReactNode {
  const { say, sayCode } = useText();
  const may = useMay();
  return (
    <Panel
      title={say('card.permissions')}
      actions={
        may('bans:set') && (
          <Button size="compact-sm" variant="subtle" onClick={() => onDo('ban')}>
            {say('ban.set')}
          </Button>
        )
      }
    >
      <ul className={css['list']}>
        {CHANNELS.map((channel) => {
          const ban = card.bans.find((one) => one.channel === channel);
          const consent = card.consents.find((one) => one.channel === channel);
          return (
            <li key={channel}>
              <div className={css['row']}>
                <span>{sayCode('channel', channel)}</span>
                {ban ? (
                  <Mark tone="stop">{say('card.forbidden')}</Mark>
                ) : consent ? (
                  <Mark tone="good">{say('card.consented')}</Mark>
                ) : (
                  <Mark tone="quiet">{say('card.noBan')}</Mark>
                )}
              </div>
              {ban && (
                <div className={css['row']}>
                  <small className={css['small']}>
                    {moment(ban.since)} · {sayCode('toldBy', ban.toldBy)} · {sayCode('means', ban.means)}
                    {ban.until && ` · ${say('card.until', { day: day(ban.until) })}`}
                  </small>
                  {may('bans:set') && <LiftBan customer={card.customer.number} channel={channel} />}
                </div>
              )}
              {!ban && consent && (
                <small className={css['small']}>{say('card.consentFrom', { day: day(consent.givenOn) })}</small>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
