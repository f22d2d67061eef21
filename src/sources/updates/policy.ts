import type { UpdatePolicy } from '../queries/proposals.ts';
import type { AddressEvent } from '../rows/index.ts';
import type { PolicyVerdict } from './decide-update.ts';

/** The service of a policy that is for every service without one of its own. */
export const EVERY_SERVICE = '*';

/** What is done with an event of a service: its own policy, else that of every service; without any, a person is asked. */
export function policyIn(policies: readonly UpdatePolicy[]): (service: string, event: AddressEvent) => PolicyVerdict {
  const verdicts = new Map(policies.map((policy) => [`${policy.service} ${policy.event}`, policy.verdict]));
  return (service, event) => verdicts.get(`${service} ${event}`) ?? verdicts.get(`${EVERY_SERVICE} ${event}`) ?? 'ask';
}
