import type { ReactNode } from 'react';
import css from './plan.module.css';

/** The few numbers that decide: how many, how much. */
export const Sums = ({
  of: sums,
}: {
  readonly of: readonly (readonly [name: string, value: ReactNode])[];
}): ReactNode => (
  <div className={css['sum']}>
    {sums.map(([name, value]) => (
      <div key={name}>
        <b>{value}</b>
        {name}
      </div>
    ))}
  </div>
);
