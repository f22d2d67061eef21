import type { ReactNode } from 'react';
import { useRoute } from '../../api/use-route.ts';
import { useText } from '../../text/index.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Fetched } from '../../ui/loading.tsx';
import { useFieldName } from './field-name.ts';

/** The columns that a profile wants, and what each holds. */
export function ColumnList({ profile }: { readonly profile: string }): ReactNode {
  const { say } = useText();
  const nameOf = useFieldName();
  const shown = useRoute('GET /import-profiles/:name', { name: profile });
  return (
    <Fetched query={shown}>
      {({ columns }) => (
        <DataTable
          caption={say('wizard.columns')}
          rows={columns}
          keyOf={({ header }) => header}
          columns={[
            { key: 'header', title: say('wizard.column'), kind: 'narrow', cell: ({ header }) => <code>{header}</code> },
            {
              key: 'fields',
              title: say('wizard.holds'),
              cell: ({ fields }) => (fields.length === 0 ? say('wizard.leftOut') : fields.map(nameOf).join(', ')),
            },
          ]}
        />
      )}
    </Fetched>
  );
}
