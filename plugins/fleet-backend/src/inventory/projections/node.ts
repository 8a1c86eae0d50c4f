import type { KubeObject } from '../../collect/reflector/types';
import { boolean, text } from './columns';
import { metadataOf } from './metadata';
import { Fields, fieldsOf, listOf, textOf, textsOf } from './read';
import type { ProjectedRow, Projection } from './types';

const COLUMNS = [
  text('name'),
  boolean('ready'),
  text('labels'),
  text('annotation_keys'),
  text('provider_id'),
  text('os_image'),
  text('kernel_version'),
  text('kubelet_version'),
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
  const info = fieldsOf(node, 'status', 'nodeInfo');
  const annotations = Object.keys(fieldsOf(metadata.fields, 'annotations'));
  return {
    uid: metadata.uid,
    cells: {
      name: metadata.name,
      ready: isReady(node),
      labels: JSON.stringify(textsOf(fieldsOf(metadata.fields, 'labels'))),
      annotation_keys: JSON.stringify(annotations.filter(wanted).sort()),
      provider_id: textOf(fieldsOf(node, 'spec'), 'providerID') ?? null,
      os_image: textOf(info, 'osImage') ?? null,
      kernel_version: textOf(info, 'kernelVersion') ?? null,
      kubelet_version: textOf(info, 'kubeletVersion') ?? null,
    },
  };
}

function isReady(object: Fields): boolean {
  return listOf(fieldsOf(object, 'status'), 'conditions').some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

function matcher(patterns: readonly string[]) {
  const exact = new Set(patterns.filter(pattern => !pattern.endsWith('*')));
  const prefixes = patterns
    .filter(pattern => pattern.endsWith('*'))
    .map(pattern => pattern.slice(0, -1));
  return (key: string) =>
    exact.has(key) || prefixes.some(prefix => key.startsWith(prefix));
}
