import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { InputOf, OutputOf, Signature } from './endpoint.ts';

type Paged = { readonly rows: readonly unknown[]; readonly next: string | null };

/** Reads a long list page by page, as far as somebody asks on. */
export function usePages<S extends Signature>(signature: S, input: InputOf<S>) {
  return useInfiniteQuery({
    queryKey: [signature, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      call(
        signature,
        { ...(input as object), ...(pageParam === null ? {} : { after: pageParam }) } as InputOf<S>,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last: OutputOf<S>) => (last as unknown as Paged).next,
  });
}
