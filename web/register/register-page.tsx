import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../access/session.ts';
import type { OutputOf } from '../api/endpoint.ts';
import { useDeed } from '../api/use-deed.ts';
import { useRoute } from '../api/use-route.ts';
import { day } from '../text/format.ts';
import { useText } from '../text/index.tsx';
import { Facts } from '../ui/facts.tsx';
import { Fetched } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

type Answer = OutputOf<'GET /description'>;

/** The register description as the running system would write it today, and its publication. */
export function RegisterPage(): ReactNode {
  const { say, language } = useText();
  const may = useMay();
  const description = useRoute('GET /description', { language });
  const publish = useDeed('POST /description/publications');
  return (
    <Page
      title={say('register.title')}
      lead={say('register.lead')}
      actions={
        <>
          <Button component="a" variant="default" href={`/description?language=${language}`} target="_blank">
            {say('register.public')}
          </Button>
          {may('description:publish') && (
            <Button loading={publish.isPending} onClick={() => publish.mutate({})}>
              {say('register.publish')}
            </Button>
          )}
        </>
      }
    >
      <ProblemNote failure={publish.error} />
      {publish.data && (
        <p role="status">
          {say(publish.data.kind === 'published' ? 'register.published' : 'register.unchanged', {
            n: publish.data.version,
          })}
        </p>
      )}
      <Fetched query={description}>{(answer) => <Described answer={answer} />}</Fetched>
    </Page>
  );
}

function Described({ answer }: { readonly answer: Answer }): ReactNode {
  const { say } = useText();
  const { description, publishedVersion } = answer;
  const { controller, contactPerson } = description;
  return (
    <>
      <Panel title={description.registerName}>
        <Facts
          of={[
            [
              say('register.controller'),
              `${controller.name} (${controller.businessId}), ${controller.street}, ${controller.postalCode} ${controller.city}`,
            ],
            [
              say('register.contact'),
              `${contactPerson.name}, ${contactPerson.title}, ${contactPerson.phone}, ${contactPerson.email}`,
            ],
            [say('register.purposes'), description.purposes.join(' · ')],
            [say('register.origins'), description.origins.join(' · ')],
            [say('register.receivers'), description.receivers.join(' · ')],
            [
              say('register.version'),
              publishedVersion === null ? say('register.neverPublished') : String(publishedVersion),
            ],
            [say('register.updated'), day(description.updatedOn)],
          ]}
        />
      </Panel>
      {description.categories.map((category) => (
        <Panel key={category.id} title={category.label}>
          <Facts
            of={[
              [
                say('register.holds'),
                category.holds.map(({ table, columns }) => `${table}: ${columns.join(', ')}`).join('; '),
              ],
              [say('register.purposes'), category.purposes.join(' · ')],
              [say('register.basis'), category.basis],
              [say('register.retention'), category.retention],
              [say('register.origins'), category.origins.join(' · ')],
              [say('register.receivers'), category.receivers.join(' · ')],
            ]}
          />
        </Panel>
      ))}
    </>
  );
}
