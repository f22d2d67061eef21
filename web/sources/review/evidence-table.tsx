import type { ReactNode } from 'react';
import { CustomerLink } from '../../customers/customer-link.tsx';
import { StandsMark } from '../../duplicates/stands-mark.tsx';
import { useText } from '../../text/index.tsx';
import css from './review.module.css';
import type { AskedParty } from './verdict.ts';

/** Fact by fact, what the row says and what the register holds of each customer whom it may mean. */
export function EvidenceTable({ of: party }: { readonly of: AskedParty }): ReactNode {
  const { say, sayCode } = useText();
  const facts = factsOf(party);
  return (
    <div className={css['scroll']} tabIndex={0} role="group" aria-label={say('review.evidence')}>
      <table className={css['evidence']}>
        <thead>
          <tr>
            <th scope="col">{say('review.fact')}</th>
            <th scope="col">{say('review.row')}</th>
            {party.among.map(({ customer }, at) => (
              <th scope="col" key={customer}>
                {say('review.customer', { n: at + 1 })} <CustomerLink number={Number(customer)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ fact, theirs }) => (
            <tr key={fact}>
              <th scope="row">{sayCode('fact', fact)}</th>
              <td>{theirs ?? '–'}</td>
              {party.among.map(({ customer, evidence }) => {
                const found = evidence.find((one) => one.fact === fact);
                const stands = found?.stands ?? 'silent';
                return (
                  <td key={customer} data-stands={stands}>
                    <span>{found?.ours ?? '–'}</span> <StandsMark stands={stands} which={found?.which} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The facts that any of the customers has, with what the row says of each, in the server's order. */
function factsOf({ among }: AskedParty): { fact: string; theirs: string | null }[] {
  const facts = new Map<string, string | null>();
  for (const { evidence } of among) for (const { fact, theirs } of evidence) facts.set(fact, facts.get(fact) ?? theirs);
  return [...facts].map(([fact, theirs]) => ({ fact, theirs }));
}
