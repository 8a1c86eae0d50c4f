import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { PortalBackend } from './__testUtils__/PortalBackend';

jest.setTimeout(300_000);

interface Named {
  name: string;
}
interface KubeconfigFile {
  clusters: Array<Named & { cluster: Record<string, string> }>;
  users: Array<Named & { user: Record<string, unknown> }>;
  contexts: Array<Named & { context: { cluster: string; user: string } }>;
}

describeReal('a kubeconfig with one context broken in each way', () => {
  let testbed: Testbed;
  let portal: PortalBackend;
  let witness: string;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'two' });
    witness = join(testbed.dir, 'exec-plugin-ran');
    const path = join(testbed.dir, 'broken.kubeconfig');
    await writeFile(path, stringify(await breakKubeconfig()));
    portal = await PortalBackend.start({
      clusters: [{ type: 'kubeconfig', path }],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  async function breakKubeconfig(): Promise<KubeconfigFile> {
    const text = await readFile(testbed.kubeconfigPath, 'utf8');
    const config: KubeconfigFile = parse(text);
    const [{ cluster }, { cluster: other }] = config.clusters;
    const [{ user }, { user: otherUser }] = config.users;
    const pem = 'certificate-authority-data';
    const add = (
      name: string,
      changedCluster: Record<string, string>,
      changedUser: Record<string, unknown>,
      context = name,
    ) => {
      config.clusters.push({
        name,
        cluster: { ...cluster, ...changedCluster },
      });
      config.users.push({ name, user: changedUser });
      config.contexts.push({
        name: context,
        context: { cluster: name, user: name },
      });
    };
    add('broken-ca', { [pem]: btoa('no certificate') }, user);
    add('foreign-ca', { server: other.server }, otherUser);
    add('wrong-token', {}, { token: 'not-a-token' });
    add('unreachable', { server: 'https://127.0.0.1:1' }, user);
    add(
      'exec',
      {},
      {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: 'touch',
          args: [witness],
        },
      },
    );
    add('twin-entry', {}, user, config.contexts[0].name);
    return config;
  }

  it('gives one clear problem for each, and the others work', async () => {
    const { coverage, items } = await portal.until(
      () => portal.clusters(),
      answer => answer.coverage.initial === 0 && answer.coverage.current === 3,
      60_000,
    );
    const of = (name: string) =>
      coverage.problems.filter(({ clusterName }) => clusterName === name);

    expect(of('broken-ca')).toEqual([
      expect.objectContaining({
        status: 'unreachable',
        reason: expect.stringContaining('not a PEM certificate'),
      }),
    ]);
    expect(of('foreign-ca')).toEqual([
      expect.objectContaining({
        status: 'unreachable',
        reason: expect.stringContaining('check certificate-authority-data'),
      }),
    ]);
    expect(of('wrong-token')).toEqual([
      expect.objectContaining({
        status: 'forbidden',
        reason: expect.stringContaining('401'),
      }),
    ]);
    expect(of('unreachable')).toEqual([
      expect.objectContaining({
        status: 'unreachable',
        reason: expect.stringContaining('refused'),
      }),
    ]);
    expect(of('exec')).toEqual([
      expect.objectContaining({
        status: 'unreachable',
        reason: expect.stringContaining('allowExec: true'),
      }),
    ]);
    const [first] = testbed.clusters;
    expect(of(first.name)).toEqual([
      expect.objectContaining({ status: 'duplicate' }),
    ]);
    expect(items.filter(({ name }) => name === first.name)).toHaveLength(2);
    expect(coverage).toMatchObject({
      clusters: 8,
      current: 3,
      unreachable: 4,
      forbidden: 1,
    });
  });

  it('never starts the program that an exec plugin names', () => {
    expect(existsSync(witness)).toBe(false);
  });
});
