import type { ReactNode } from 'react';
import type { OutputOf } from '../api/endpoint.ts';
import { useRoute } from '../api/use-route.ts';
import { type Texts, useText } from '../text/index.tsx';

type Doubt = OutputOf<'GET /customers/:customer/address-doubts'>['doubts'][number];

/** Says under the addresses which postal code the post does not serve, or where nobody lives; nothing when all is well. */
export function AddressDoubts({ customer }: { readonly customer: number }): ReactNode {
  const texts = useText();
  const { data } = useRoute('GET /customers/:customer/address-doubts', { customer });
  const doubts = data?.doubts ?? [];
  if (doubts.length === 0) return null;
  return (
    <ul role="note" aria-label={texts.say('postal.doubts')}>
      {doubts.map((doubt) => (
        <li key={`${doubt.code} ${doubt.standing}`}>{wordsOf(doubt, texts)}</li>
      ))}
    </ul>
  );
}

function wordsOf({ code, standing, kind, successor }: Doubt, { say, sayCode }: Texts): string {
  const shown = code ?? '*****';
  if (standing === 'retired' && successor !== null) return say('postal.succeeded', { code: shown, successor });
  if (standing !== 'in_use') return say(standing === 'retired' ? 'postal.retired' : 'postal.unknown', { code: shown });
  return say('postal.noHome', { code: shown, kind: kind === null ? '' : sayCode('postalKind', kind) });
}
