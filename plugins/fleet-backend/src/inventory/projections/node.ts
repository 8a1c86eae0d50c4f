import type { KubeObject } from '../../collect/reflector/types';
import { bigint, boolean, integer, text } from './columns';
import { metadataOf } from './metadata';
import { allocatableOf, conditionsOf, placeOf } from './nodeFacts';
import { Fields, fieldsOf, textOf, textsOf } from './read';
import type { ProjectedRow, Projection } from './types';

const COLUMNS = [
  text('name'),
  boolean('ready'),
  text('not_ready_since'),
  text('pressure'),
  text('labels'),
  text('annotation_keys'),
  text('provider_id'),
  boolean('unschedulable'),
  text('os_image'),
  text('kernel_version'),
  text('kubelet_version'),
  text('runtime'),
  text('os'),
  text('arch'),
  text('instance_type'),
  text('zone'),
  integer('cpu'),
  bigint('memory'),
  integer('pods'),
];

/**
 * Nodes. Of annotations only the presence of those is kept that detectors of
 * distributions ask for.
 *
 * @param annotations - Keys; `*` at the end matches any rest
 */
export function nodeProjection(annotations: readonly string[]): Projection {
  const wanted = matcher(annotations);
  return {
    kind: 'Node',
    table: 'nodes',
    shared: false,
    numbered: false,
    labelled: false,
    columns: COLUMNS,
    project: object => projectNode(object, wanted),
  };
}

function projectNode(
  object: KubeObject,
  wanted: (key: string) => boolean,
): ProjectedRow | undefined {
  const metadata = metadataOf(object);
  if (!metadata) {
    return undefined;
  }
  const node = object as Fields;
  const spec = fieldsOf(node, 'spec');
  const status = fieldsOf(node, 'status');
  const labels = fieldsOf(metadata.fields, 'labels');
  const annotations = Object.keys(fieldsOf(metadata.fields, 'annotations'));
  return {
    uid: metadata.uid,
    cells: {
      name: metadata.name,
      ...conditionsOf(status),
      labels: JSON.stringify(textsOf(labels)),
      annotation_keys: JSON.stringify(annotations.filter(wanted).sort()),
      provider_id: textOf(spec, 'providerID') ?? null,
      unschedulable: spec.unschedulable === true,
      ...systemOf(fieldsOf(status, 'nodeInfo')),
      ...placeOf(labels),
      ...allocatableOf(status),
    },
  };
}

function systemOf(info: Fields) {
  return {
    os_image: textOf(info, 'osImage') ?? null,
    kernel_version: textOf(info, 'kernelVersion') ?? null,
    kubelet_version: textOf(info, 'kubeletVersion') ?? null,
    runtime: textOf(info, 'containerRuntimeVersion') ?? null,
    os: textOf(info, 'operatingSystem') ?? null,
    arch: textOf(info, 'architecture') ?? null,
  };
}

function matcher(patterns: readonly string[]) {
  const exact = new Set(patterns.filter(pattern => !pattern.endsWith('*')));
  const prefixes = patterns
    .filter(pattern => pattern.endsWith('*'))
    .map(pattern => pattern.slice(0, -1));
  return (key: string) =>
    exact.has(key) || prefixes.some(prefix => key.startsWith(prefix));
}
