import type { JsonObject, JsonValue } from '@backstage/types';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { isJsonObject } from '../../manifests/isJsonObject';

/** A container in a manifest; a change of it is one of the manifest. */
export type Container = JsonObject;

const TEMPLATE = ['spec', 'template', 'spec'];
const POD_SPECS: ReadonlyMap<string, string[]> = new Map([
  ['Pod', ['spec']],
  ['CronJob', ['spec', 'jobTemplate', ...TEMPLATE]],
  ...[
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'Job',
    'Rollout',
  ].map(kind => [kind, TEMPLATE] as const),
]);

/** All containers of a workload, those that initialize among them. */
export function containersOf(manifest: Manifest): Container[] {
  const path = POD_SPECS.get(manifest.kind);
  const spec = path?.reduce<JsonValue | undefined>(
    (value, key) => (isJsonObject(value) ? value[key] : undefined),
    manifest,
  );
  if (!isJsonObject(spec)) {
    return [];
  }
  const { initContainers, containers } = spec;
  return [initContainers, containers]
    .flatMap(list => (Array.isArray(list) ? list : []))
    .filter(isJsonObject);
}
