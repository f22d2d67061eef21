import { addressOf, headersOf } from './call.ts';
import { problemOf } from './problem.ts';

/** Has a file made by the register and hands it to the browser to keep, under the name that the register gave it. */
export async function fetchFile(path: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await fetch(addressOf(path), {
    method: 'POST',
    headers: { ...headersOf(), 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw await problemOf(answer);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'list.csv';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
