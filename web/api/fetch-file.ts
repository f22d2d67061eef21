import { addressOf, headersOf } from './call.ts';
import { problemOf } from './problem.ts';

/** Has a file made by the register and hands it to the browser to keep, under the name that the register gave it. */
export const fetchFile = (path: string, input: Readonly<Record<string, unknown>>): Promise<void> =>
  kept(path, {
    method: 'POST',
    headers: { ...headersOf(), 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });

/** Hands a file of the register to the browser to keep; `reason` goes into the audit trail with the look. */
export const takeFile = (path: string, reason: string | null): Promise<void> =>
  kept(path, {
    headers: { ...headersOf(), ...(reason !== null && { 'kortisto-reason': encodeURIComponent(reason) }) },
  });

/** What an answer without a name of its own is called by. */
const lastPart = (path: string): string => path.replace(/\?.*/, '').split('/').at(-1) ?? 'answer';

async function kept(path: string, request: RequestInit): Promise<void> {
  const answer = await fetch(addressOf(path), request);
  if (!answer.ok) throw await problemOf(answer);
  const name =
    /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `${lastPart(path)}.json`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
