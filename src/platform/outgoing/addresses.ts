import { BlockList, isIP } from 'node:net';

/** Networks that no answer of the public net comes from: this machine, the house's own net, link-local, reserved, multicast. */
const INWARD_4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) INWARD_4.addSubnet(net, bits, 'ipv4'); // prettier-ignore
/** A list of both would take every address of the old kind for a mapped one. */
const INWARD_6 = new BlockList();
for (const [net, bits] of [
  ['::', 96], ['::ffff:0:0', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32],
  ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8],
] as const) INWARD_6.addSubnet(net, bits, 'ipv6'); // prettier-ignore

/** Whether an address of a machine is one of the public net. Names are none: they are asked again once they are resolved. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return family === 6 ? !INWARD_6.check(address, 'ipv6') : !INWARD_4.check(address, 'ipv4');
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the address of a partner's interface as the operator sets it: https, or http to this very machine; no user, no password,
 * no query. `null` when it is none. What it names itself, be it a machine of the house's own net, may be called; nothing else.
 */
export function parseServiceUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  const isBare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isSafe || !isBare) return null;
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** Whether an interface set so is on a machine that its address names: a number, or this machine. */
export const namesItsMachine = ({ hostname }: URL): boolean =>
  LOOPBACK.has(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;

/**
 * Where a text leads, if it leads to the interface that was set: same scheme, machine and port, no user or password. `null`
 * otherwise, whatever else is written in it.
 */
export function urlWithin(base: URL, text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isOwn = url.protocol === base.protocol && url.host === base.host && url.username === '' && url.password === '';
  return isOwn ? url : null;
}
