import { describeReal } from './describeReal';
import { startTestbed } from './startTestbed';
import { TestbedState } from './state';
import { Testbed } from './Testbed';
import { TestbedCluster } from './TestbedCluster';

interface Deployment {
  status: { availableReplicas?: number; observedGeneration: number };
}

interface PodList {
  items: {
    status: {
      containerStatuses?: {
        restartCount: number;
        lastState: { terminated?: { exitCode: number; reason: string } };
      }[];
    };
  }[];
}

async function eventually<T>(
  read: () => Promise<T>,
  accept: (value: T) => boolean,
): Promise<T> {
  for (let attempts = 60; ; attempts--) {
    const value = await read().catch((error: Error) => error);
    if (!(value instanceof Error) && accept(value)) {
      return value;
    }
    if (attempts === 0) {
      throw new Error(`It did not come about; last seen: ${value}`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

function pidsOf(state: TestbedState): number[] {
  const components = [
    ...Object.values(state.shared),
    ...Object.values(state.clusters).flatMap(each =>
      Object.values(each.components),
    ),
  ];
  return [state.pid, ...components.map(each => each.pid)];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describeReal('a real cluster', () => {
  let testbed: Testbed;
  let solo: TestbedCluster;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    solo = testbed.cluster('solo');
  }, 120_000);

  afterAll(async () => {
    await testbed?.stop();
  });

  const checkout = () =>
    solo.kubectlJson<Deployment>('get', 'deploy', '-n', 'shop', 'checkout');

  it('has its workloads rolled out', async () => {
    expect((await checkout()).status.availableReplicas).toBe(3);
    expect(await solo.kubectl('version')).toContain(solo.gitVersion);
  });

  it('gives the reader no more than its role', async () => {
    const as = ['--kubeconfig', solo.readerKubeconfigPath];
    await expect(
      solo.kubectl(...as, 'get', 'pods', '-n', 'shop'),
    ).resolves.toContain('checkout-');
    await expect(solo.kubectl(...as, 'get', 'secrets', '-A')).rejects.toThrow(
      /forbidden/,
    );
  });

  it('gives the deliverer no more than its role', async () => {
    const as = ['--kubeconfig', solo.delivererKubeconfigPath];
    const may = async (...act: string[]) =>
      await solo
        .kubectl(...as, 'auth', 'can-i', ...act, '-n', 'shop')
        .then(answer => answer.trim())
        .catch(() => 'no');
    expect(await may('patch', 'deployments.apps')).toBe('yes');
    expect(await may('get', 'secrets')).toBe('no');
    expect(await may('delete', 'persistentvolumeclaims')).toBe('no');
    expect(await may('patch', 'roles.rbac.authorization.k8s.io')).toBe('no');
  });

  it('has a container that crashes over and over', async () => {
    const pods = await eventually(
      () => solo.kubectlJson<PodList>('get', 'pods', '-n', 'risk'),
      list => list.items[0]?.status.containerStatuses?.[0].restartCount! >= 2,
    );
    expect(
      pods.items[0].status.containerStatuses?.[0].lastState.terminated,
    ).toMatchObject({ exitCode: 1, reason: 'Error' });
  }, 60_000);

  it('comes back with its data after its API server was killed', async () => {
    await solo.kill();
    await expect(solo.kubectl('get', 'ns')).rejects.toThrow(/refused/);
    expect(
      (await testbed.state()).clusters.solo.components['kube-apiserver'],
    ).toMatchObject({ state: 'exited', exit: 'signal: killed' });

    await solo.restart();
    expect((await checkout()).status.availableReplicas).toBe(3);

    await solo.kubectl(
      ...['scale', 'deploy', '-n', 'shop', 'checkout', '--replicas=4'],
    );
    await eventually(checkout, each => each.status.availableReplicas === 4);
  }, 90_000);

  it('is silent while frozen and goes on when thawed', async () => {
    await solo.freeze();
    await expect(
      solo.kubectl('get', 'ns', '--request-timeout=1s'),
    ).rejects.toThrow(/Timeout|timed out|deadline/);
    await solo.thaw();
    await expect(solo.kubectl('get', 'ns')).resolves.toContain('shop');
  }, 30_000);

  it('leaves no process when it is stopped', async () => {
    const pids = pidsOf(await testbed.state());
    expect(pids.filter(isAlive)).toEqual(pids);
    await testbed.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  }, 30_000);
});

describeReal('a fleet that cannot come up', () => {
  it('says why', async () => {
    await expect(startTestbed({ spec: 'nowhere' })).rejects.toThrow(
      /nowhere\.yaml: no such file/,
    );
  });
});
