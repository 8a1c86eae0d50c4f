import { invalid } from '../../errors';
import { isRecord, KubeObject } from '../../types';
import type { ResourceDefinition } from '../ResourceDefinition';

const WITH_SELECTOR = [
  'daemonsets',
  'deployments',
  'replicasets',
  'statefulsets',
];

/**
 * Refuses workloads that controllers can make no pods of.
 *
 * @throws InputError (422) as a real server does, for the first thing missing
 */
export function checkWorkload(
  resource: ResourceDefinition,
  { metadata, spec }: KubeObject,
): void {
  const { group, plural } = resource;
  if (group !== 'apps' || !WITH_SELECTOR.includes(plural)) {
    return;
  }
  const { template, selector } = asRecord(spec);
  const { metadata: pod, spec: podSpec } = asRecord(template);
  const labels = asRecord(asRecord(pod).labels);
  const wanted = Object.entries(asRecord(asRecord(selector).matchLabels));
  if (!wanted.every(([key, value]) => labels[key] === value)) {
    throw invalid(resource, metadata.name, {
      field: 'spec.template.metadata.labels',
      reason: 'FieldValueInvalid',
      message:
        `Invalid value: ${JSON.stringify(labels)}: ` +
        '`selector` does not match template `labels`',
    });
  }
  const { containers } = asRecord(podSpec);
  if (!Array.isArray(containers) || containers.length === 0) {
    throw invalid(resource, metadata.name, {
      field: 'spec.template.spec.containers',
      reason: 'FieldValueRequired',
      message: 'Required value',
    });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
