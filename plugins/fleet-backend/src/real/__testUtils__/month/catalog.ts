import type { Entity } from '@backstage/catalog-model';
import { component } from '../entities';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const LEDGER_API = 'api:default/ledger';

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
});

const ledgerApi: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'ledger', namespace: 'default' },
  spec: {
    type: 'openapi',
    lifecycle: 'production',
    owner: 'pay',
    definition: '',
  },
};

/** A service in production of a group, with more relations. */
function owned(
  owner: string,
  entity: Entity,
  relations: Record<string, string> = {},
): Entity {
  const all = { ownedBy: `group:default/${owner}`, ...relations };
  return {
    ...entity,
    spec: { ...entity.spec, owner },
    relations: Object.entries(all).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}

/** The catalog of the month: it has no group `risk`, and no node-agent. */
export const CATALOG: Entity[] = [
  group('shop'),
  group('pay'),
  ledgerApi,
  owned('shop', component('checkout', { [KUBERNETES_ID]: 'checkout' })),
  owned('shop', component('search')),
  owned(
    'shop',
    component('seed-database', { [SELECTOR]: 'app=seed-database' }),
  ),
  owned('risk', component('fraud-scoring')),
  owned(
    'pay',
    component('payments', { [SELECTOR]: 'app=payments,tier=backend' }),
  ),
  owned('pay', component('ledger', { [SELECTOR]: 'app=ledger' }), {
    providesApi: LEDGER_API,
  }),
  owned('pay', component('invoices', { [KUBERNETES_ID]: 'invoices' }), {
    consumesApi: LEDGER_API,
  }),
  owned('pay', component('refunds')),
];
