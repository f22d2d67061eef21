import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, carryToken } from '../api/call.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { Problem } from '../api/problem.ts';

/** Who is signed in and what they may. */
export type Me = OutputOf<'GET /me'>;
export type Permission = Me['permissions'][number];

const KEY = ['me'] as const;

/** Asks who is signed in; `null` when nobody is. */
export const meQuery = queryOptions<Me | null>({
  queryKey: KEY,
  queryFn: async () => {
    try {
      const me = await call('GET /me', {});
      carryToken(me.csrfToken);
      return me;
    } catch (failure) {
      if (failure instanceof Problem && failure.body.status === 401) return null;
      throw failure;
    }
  },
  staleTime: 60_000,
});

/** Who is signed in, inside the part of the app that nobody sees signed out. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('nobody is signed in here');
  return data;
}

/** Whether the person who is signed in may do something. The server decides anew; this only hides what it would refuse. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Makes the one who lets the app ask anew who is signed in, and forget what another person saw. */
export function useAskAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.cancelQueries();
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] && queryKey[0] !== 'texts' });
    await client.invalidateQueries({ queryKey: KEY });
  };
}
