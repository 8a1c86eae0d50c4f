import { setTimeout as sleep } from 'node:timers/promises';
import { peerConfig } from '../portal/peerConfig';
import { Portal } from '../portal/Portal';
import { sample } from '../stats/sample';

interface Expected {
  /** How many services asked-N there are. */
  services: number;
  /** In how many clusters each is. */
  clusters: number;
}

/**
 * Backstage's own Kubernetes plugin, which asks every cluster each time.
 *
 * @returns how long each ask took, in ms
 * @throws where a service is not in as many clusters as it has to be
 */
export async function measureFanOut(
  kubeconfig: string,
  asks: number,
  expected: Expected,
  signal: AbortSignal,
): Promise<number[]> {
  const services = Array.from(
    { length: expected.services },
    (_, n) => `asked-${n}`,
  );
  const portal = await Portal.start({
    entry: 'peerPortal',
    config: peerConfig(kubeconfig, services),
  });
  try {
    await untilInCatalog(portal, services.length, signal);
    const ask = (n: number) =>
      askService(portal, services[n % services.length], expected.clusters);
    await ask(0);
    return await sample(asks, ask);
  } finally {
    await portal.stop();
  }
}

async function untilInCatalog(
  portal: Portal,
  services: number,
  signal: AbortSignal,
) {
  const path = '/api/catalog/entities?filter=kind=component';
  while ((await portal.fetchJson<unknown[]>(path)).length < services) {
    await sleep(200, undefined, { signal });
  }
}

interface Answer {
  items: Array<{ resources: Array<{ type: string; resources: unknown[] }> }>;
}

async function askService(portal: Portal, name: string, clusters: number) {
  const entity = await portal.fetchJson(
    `/api/catalog/entities/by-name/component/default/${name}`,
  );
  const { items } = await portal.fetchJson<Answer>(
    `/api/kubernetes/services/${name}`,
    { entity, auth: {} },
  );
  const found = items.filter(({ resources }) =>
    resources.some(
      ({ type, resources: objects }) => type === 'pods' && objects.length > 0,
    ),
  ).length;
  if (found !== clusters) {
    throw new Error(`The fan-out found ${name} in ${found} clusters`);
  }
}
