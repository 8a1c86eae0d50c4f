import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Container } from '@backstage/ui';
import { RiBox3Line } from '@remixicon/react';
import fleetPlugin, { fleetApiRef } from '../src';
import { EntityClustersContent } from '../src/components/EntityClusters';
import { demoFleet } from '../src/__testUtils__/demoFleet';
import { FakeFleetApi } from '../src/__testUtils__/FakeFleetApi';

function component(name: string, annotations?: Record<string, string>) {
  const metadata = { name, namespace: 'default', annotations };
  return { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata };
}

function entityPage(name: string, annotations?: Record<string, string>) {
  return PageBlueprint.make({
    name,
    params: {
      path: `/${name}`,
      title: name,
      icon: <RiBox3Line />,
      loader: async () => (
        <EntityProvider entity={component(name, annotations)}>
          <Container>
            <EntityClustersContent />
          </Container>
        </EntityProvider>
      ),
    },
  });
}

const fakeApi = createFrontendModule({
  pluginId: 'fleet',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: fleetApiRef,
          deps: {},
          factory: () => new FakeFleetApi(demoFleet),
        }),
    }),
  ],
});

const entities = createFrontendPlugin({
  pluginId: 'entities',
  extensions: [
    entityPage('checkout', { 'backstage.io/kubernetes-id': 'checkout' }),
    entityPage('unknown-service'),
  ],
});

createDevApp({ features: [fleetPlugin, fakeApi, entities] });
