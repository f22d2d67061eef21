import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RuleGroupType } from 'react-querybuilder';
import { useMay } from '../access/session.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { useText } from '../text/index.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import css from '../ui/plan.module.css';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Builder } from './builder.tsx';
import { definitionIn, EVERYBODY, type Json, plain } from './definition.ts';
import { Explanation } from './explanation.tsx';
import { Waterfall } from './waterfall.tsx';

const here = getRouteApi('/groups/$group');
const PAUSE_MS = 300;

/** A target group: its conditions, how many match now and are reached by each channel, and why somebody is in or not. */
export function GroupPage(): ReactNode {
  const { group } = here.useParams();
  const { definition } = here.useSearch();
  const isNew = !/^\d+$/.test(group);
  const saved = useRoute(
    'GET /target-groups/:group',
    { group: Number(group) },
    { isOff: isNew || definition !== undefined },
  );
  const typed = definition === undefined ? null : definitionIn(definition);
  if (typed) return <Shown name="" first={typed} />;
  if (isNew) return <Shown name="" first={EVERYBODY} />;
  return (
    <Fetched query={saved}>
      {(one) => <Shown key={one.id} name={one.name} first={one.definition as RuleGroupType} />}
    </Fetched>
  );
}

function Shown({ name: given, first }: { readonly name: string; readonly first: RuleGroupType }): ReactNode {
  const { say } = useText();
  const may = useMay();
  const navigate = here.useNavigate();
  const { group } = here.useParams();
  const [query, setQuery] = useState(first);
  const [name, setName] = useState(given);
  const definition = plain(query);
  const [asked] = useDebouncedValue(JSON.stringify(definition), PAUSE_MS);
  const counted = useRoute('POST /target-group-counts', { definition: JSON.parse(asked) as Json });
  const fields = useRoute('GET /target-group-fields', {});
  const save = useDeed(
    'POST /target-groups',
    ({ id }) => void navigate({ to: '/groups/$group', params: { group: String(id) }, search: {} }),
  );
  const freeze = useDeed('POST /target-group-lists');
  const change = (next: RuleGroupType): void => {
    setQuery(next);
    void navigate({ search: (now) => ({ ...now, definition: JSON.stringify(plain(next)) }), replace: true });
  };
  return (
    <Page
      title={given || say('group.new')}
      lead={say('group.lead')}
      actions={<Link to="/groups">{say('groups.title')}</Link>}
    >
      <Panel title={say('group.conditions')}>
        <Fetched query={fields}>
          {(answer) => <Builder fields={answer.fields} query={query} onChange={change} />}
        </Fetched>
      </Panel>
      <ProblemNote failure={counted.error} />
      {counted.data && <Waterfall counted={counted.data} />}
      <Panel title={say('group.use')}>
        <ProblemNote failure={save.error ?? freeze.error} />
        <form
          className={css['plan']}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ name, definition });
          }}
        >
          <TextInput
            label={say('groups.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Button type="submit" variant="default" loading={save.isPending}>
            {say('group.save')}
          </Button>
          {may('groups:export') && (
            <Button
              loading={freeze.isPending}
              onClick={() => freeze.mutate({ definition, group: /^\d+$/.test(group) ? Number(group) : null })}
            >
              {say('group.freeze')}
            </Button>
          )}
        </form>
        {freeze.data && (
          <p role="status">
            {say('group.frozen', { n: freeze.data.members })} <Link to="/groups">{say('lists.title')}</Link>
          </p>
        )}
      </Panel>
      <Explanation definition={definition} />
    </Page>
  );
}
