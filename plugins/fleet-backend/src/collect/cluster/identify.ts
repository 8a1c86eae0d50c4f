import type {
  DistributionDetector,
  NodeFacts,
} from '@flotilla/backstage-plugin-fleet-node';
import { detectDistribution } from '../../clusters/distributions';
import type { ApiServer } from '../apiServer/ApiServer';
import { readIfAllowed } from '../polls/readIfAllowed';
import type { ClusterIdentity } from './types';

/** The part of an API server that is needed here. */
type DocumentReader = Pick<ApiServer, 'getJson'>;

/** Learns what a cluster is, from what its credential may read. */
export async function identify(options: {
  server: DocumentReader;
  /** What is known of its nodes now. */
  nodeFacts(): Promise<NodeFacts[]>;
  detectors: readonly DistributionDetector[];
  gitVersion: string | undefined;
  signal: AbortSignal;
}): Promise<ClusterIdentity> {
  const { server, nodeFacts, detectors, gitVersion, signal } = options;
  const read = (path: string) => readIfAllowed(server, path, signal);
  const [kubeSystem, groupList, nodes] = await Promise.all([
    read('/api/v1/namespaces/kube-system'),
    read('/apis'),
    nodeFacts(),
  ]);
  const apiGroups = readGroups(groupList);
  const paths = new Set(detectors.flatMap(d => d.reads?.(apiGroups) ?? []));
  const objects: Record<string, unknown> = Object.create(null);
  for (const path of paths) {
    objects[path] = await read(path);
  }
  return {
    uid: readUid(kubeSystem),
    gitVersion,
    detection: detectDistribution(detectors, {
      gitVersion,
      apiGroups,
      nodes,
      objects,
    }),
  };
}

function readUid(namespace: unknown): string | undefined {
  const uid = (namespace as { metadata?: { uid?: unknown } } | undefined)
    ?.metadata?.uid;
  return typeof uid === 'string' ? uid : undefined;
}

function readGroups(list: unknown): string[] {
  const groups = (list as { groups?: unknown } | undefined)?.groups;
  if (!Array.isArray(groups)) {
    return [];
  }
  return groups
    .flatMap(group => group?.versions ?? [])
    .map(version => version?.groupVersion)
    .filter(groupVersion => typeof groupVersion === 'string');
}
