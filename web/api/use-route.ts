import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call.ts';
import type { InputOf, OutputOf, Signature } from './endpoint.ts';

type Options = { readonly isOff?: boolean; readonly everyMs?: number | false };

/** Reads a route and keeps what it said while its input changes; the cache is keyed by route and input. */
export function useRoute<S extends Signature>(
  signature: S,
  input: InputOf<S>,
  { isOff = false, everyMs = false }: Options = {},
) {
  return useQuery<OutputOf<S>>({
    queryKey: [signature, input],
    queryFn: ({ signal }) => call(signature, input, signal),
    enabled: !isOff,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
}

/** Makes the forgetter of what the register said: after a change everything is asked anew. */
export function useForget(): () => Promise<void> {
  const client: QueryClient = useQueryClient();
  return () => client.invalidateQueries();
}
