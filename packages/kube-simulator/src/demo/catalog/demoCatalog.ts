import type { Entity } from '@backstage/catalog-model';
import { stringify } from 'yaml';
import {
  DEMO_SERVICES,
  DemoServiceSpec,
  labelSelectorOf,
  unusualServices,
} from '../services';
import { DEMO_GROUPS, DEMO_USERS } from './people';
import { DEMO_DOMAINS, DEMO_SYSTEMS } from './systems';

const API_VERSION = 'backstage.io/v1alpha1';

const DECLARED = [...DEMO_SERVICES, ...unusualServices];

const HEADER = `# The catalog of the demo fleet.
# Written by \`npm run catalog\` from the model in src/demo; a test compares them.
`;

/** The entities that the demo fleet's workloads belong to. */
export function demoCatalog(): Entity[] {
  return [
    ...DEMO_DOMAINS.map(({ name, title, owner }) =>
      entity('Domain', { name, title }, { owner: group(owner) }),
    ),
    ...DEMO_SYSTEMS.map(({ name, title, owner, domain }) =>
      entity('System', { name, title }, { owner: group(owner), domain }),
    ),
    ...groups(),
    ...users(),
    ...DECLARED.flatMap(apis),
    ...DECLARED.map(component),
  ];
}

/** The same as a file for the catalog. */
export function renderDemoCatalog(): string {
  const documents = demoCatalog().map(one =>
    stringify(one, { singleQuote: true, lineWidth: 0 }),
  );
  return HEADER + documents.map(document => `---\n${document}`).join('');
}

function entity(
  kind: string,
  metadata: Entity['metadata'],
  spec: Record<string, unknown>,
): Entity {
  return { apiVersion: API_VERSION, kind, metadata, spec } as Entity;
}

function group(name: string): string {
  return `group:default/${name}`;
}

function groups(): Entity[] {
  return DEMO_GROUPS.map(({ name, title, type, parent }) =>
    entity(
      'Group',
      { name },
      {
        type,
        profile: { displayName: title },
        ...(parent ? { parent } : {}),
        children: [],
      },
    ),
  );
}

function users(): Entity[] {
  return DEMO_USERS.map(({ name, displayName, memberOf }) =>
    entity('User', { name }, { profile: { displayName }, memberOf }),
  );
}

function apis({ provides = [], owner, system }: DemoServiceSpec): Entity[] {
  return provides.map(name =>
    entity(
      'API',
      { name },
      {
        type: 'openapi',
        lifecycle: 'production',
        owner: group(owner),
        system,
        definition: definitionOf(name),
      },
    ),
  );
}

function definitionOf(name: string): string {
  const info = { title: name, version: '1.0.0' };
  return stringify({ openapi: '3.0.3', info, paths: {} });
}

function component(service: DemoServiceSpec): Entity {
  const { name, description, owner, system } = service;
  const annotations = annotationsOf(service);
  return entity(
    'Component',
    {
      name,
      description,
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
    {
      type: 'service',
      lifecycle: 'production',
      owner: group(owner),
      system,
      ...relationsOf(service),
    },
  );
}

function relationsOf({ provides, consumes, dependsOn }: DemoServiceSpec) {
  return {
    ...(provides ? { providesApis: provides } : {}),
    ...(consumes ? { consumesApis: consumes } : {}),
    ...(dependsOn
      ? { dependsOn: dependsOn.map(name => `component:default/${name}`) }
      : {}),
  };
}

/** How the entity says which workloads are its own. */
function annotationsOf(service: DemoServiceSpec): Record<string, string> {
  const { name, finding, namespace, namespacePerEnv } = service;
  if (finding === 'id') {
    return { 'backstage.io/kubernetes-id': name };
  }
  if (finding === 'name') {
    return {};
  }
  return {
    'backstage.io/kubernetes-label-selector': labelSelectorOf(service),
    ...(namespacePerEnv
      ? {}
      : { 'backstage.io/kubernetes-namespace': namespace }),
  };
}
