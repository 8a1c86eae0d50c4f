import type { TestbedCluster } from '@flotilla/testbed-client';
import { until } from '../until';

interface Pod {
  metadata: { name: string; annotations?: Record<string, string> };
  status: { containerStatuses?: Array<{ restartCount: number }> };
}

/**
 * Waits until the one pod that crashes in a namespace was started again so
 * often, and holds it there, as it waits. After the fifth time kwok lets a pod
 * wait for ten seconds, which is time enough for that.
 */
export function holdCrashLoop(namespace: string, restarts: number) {
  const within = `--namespace=${namespace}`;
  return async (cluster: TestbedCluster) => {
    const crashing = async () => {
      const { items } = await cluster.kubectlJson<{ items: Pod[] }>(
        ...[within, 'get', 'pods'],
      );
      return items.find(
        ({ metadata }) => metadata.annotations?.['testbed/crash'],
      );
    };
    const restartsOf = (pod: Pod | undefined) =>
      pod?.status.containerStatuses?.[0].restartCount ?? 0;
    const pod = await until(
      crashing,
      one => restartsOf(one) >= restarts,
      60_000,
    );
    await cluster.kubectl(
      ...[within, 'annotate', '--overwrite', 'pod', pod!.metadata.name],
      'testbed/crash=held',
    );
    const held = restartsOf(await crashing());
    if (held !== restarts) {
      throw new Error(`It was started again ${held} times, not ${restarts}`);
    }
  };
}
