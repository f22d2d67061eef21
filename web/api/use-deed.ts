import { useMutation } from '@tanstack/react-query';
import { call } from './call.ts';
import type { InputOf, OutputOf, Signature } from './endpoint.ts';
import { useForget } from './use-route.ts';

/** Carries out a route that changes something; afterwards everything shown is asked anew. */
export function useDeed<S extends Signature>(signature: S, done?: (answer: OutputOf<S>) => void) {
  const forget = useForget();
  return useMutation<OutputOf<S>, unknown, InputOf<S>>({
    mutationFn: (input) => call(signature, input),
    onSuccess: async (answer) => {
      await forget();
      done?.(answer);
    },
  });
}
