import { QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from '../access/session.ts';
import { Problem } from '../api/problem.ts';

const isOf = (failure: unknown, status: number): boolean =>
  failure instanceof Problem && failure.body.status === status;

/** What the app has asked of the register. A session that has ended brings the door back, at the same address. */
export const questions: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (failure) => {
      if (isOf(failure, 401)) questions.setQueryData(meQuery.queryKey, null);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (times, failure) => times < 2 && (isOf(failure, 0) || isOf(failure, 503)),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
