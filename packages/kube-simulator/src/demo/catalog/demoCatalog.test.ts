import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEMO_CLUSTERS } from '../clusters';
import {
  clustersOf,
  DEMO_SERVICES,
  GONE_GROUP,
  strayServices,
  unusualServices,
} from '../services';
import { demoCatalog, renderDemoCatalog } from './demoCatalog';

const FILE = resolve(__dirname, '../../../catalog/demo-fleet.yaml');

describe('demoCatalog', () => {
  it('is what the file says', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(renderDemoCatalog());
  });

  it('has what it should have', () => {
    const count = (kind: string) =>
      demoCatalog().filter(entity => entity.kind === kind).length;

    expect(count('Component')).toBe(35);
    expect(count('Domain')).toBe(2);
    expect(count('System')).toBe(6);
    expect(count('User')).toBe(8);
    expect(count('Group')).toBe(7);
  });

  it('refers to nothing that is not in it, but for one owner', () => {
    const entities = demoCatalog();
    const names = (kind: string) =>
      new Set(
        entities
          .filter(entity => entity.kind === kind)
          .map(({ metadata }) => metadata.name),
      );
    const known = new Set([
      ...[...names('API')],
      ...[...names('System')],
      ...[...names('Domain')],
      ...[...names('Group')].flatMap(name => [name, `group:default/${name}`]),
      ...[...names('Component')].map(name => `component:default/${name}`),
    ]);
    const references = entities.flatMap(({ spec }) =>
      [
        'owner',
        'system',
        'domain',
        'parent',
        'memberOf',
        'providesApis',
        'consumesApis',
        'dependsOn',
      ].flatMap(field => (spec?.[field] ?? []) as string | string[]),
    );

    expect(references.length).toBeGreaterThan(60);
    expect(references.filter(one => !known.has(one))).toEqual([
      `group:default/${GONE_GROUP}`,
    ]);
  });

  it('finds workloads in all three ways', () => {
    const findings = new Set(DEMO_SERVICES.map(({ finding }) => finding));

    expect(findings).toEqual(new Set(['id', 'selector', 'name']));
  });

  it('has no service that runs nowhere, and no cluster without services', () => {
    const used = new Set(
      DEMO_SERVICES.flatMap(one => clustersOf(one).map(({ name }) => name)),
    );

    expect(DEMO_SERVICES.filter(one => clustersOf(one).length < 2)).toEqual([]);
    expect(used.size).toBe(DEMO_CLUSTERS.length);
  });

  it('has services that are not as they are declared, and knows nothing of strays', () => {
    const clusters = unusualServices.map(one =>
      clustersOf(one).map(({ name }) => name),
    );
    expect(clusters.slice(0, 4)).toEqual([
      ['tkgi-prod-dc1'],
      ['aks-dev-ams', 'k3s-dev-lab', 'kubeadm-dev-lab'],
      [],
      [],
    ]);
    const declared = demoCatalog().map(({ metadata }) => metadata.name);
    expect(strayServices.filter(one => declared.includes(one.name))).toEqual(
      [],
    );
  });
});
