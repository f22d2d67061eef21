import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** A name led to a machine of an inner net. */
export class InwardAddress extends Error {
  override readonly name = 'InwardAddress';
}

/** Resolves a name and lets the socket have only public addresses: what was looked at is what is called. */
export const publicOnly: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (fault, found) => {
    if (fault) return answer(fault, '', 0);
    const isAllPublic = found.length > 0 && found.every(({ address }) => isPublicAddress(address));
    const [first] = found;
    if (!isAllPublic || first === undefined) return answer(new InwardAddress(), '', 0);
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};
