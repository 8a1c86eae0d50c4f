import type { JsonObject } from '@backstage/types';
import type { TestbedCluster } from '@flotilla/testbed-client';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const CLUSTER_API = 'sigs.k8s.io/cluster-api@v1.14.2';
const CLUSTERS_CRD = 'core/config/crd/bases/cluster.x-k8s.io_clusters.yaml';

const HUB_ROLES = resolve(
  dirname(require.resolve('@flotilla/testbed-client/package.json')),
  '../../deploy/rbac/hub.yaml',
);

/** How a cluster of the testbed is reached, as its reader's kubeconfig has it. */
export interface Server {
  url: string;
  /** Base64 of PEM. */
  caData: string;
  token: string;
}

export async function serverOf(cluster: TestbedCluster): Promise<Server> {
  const text = await readFile(cluster.readerKubeconfigPath, 'utf8');
  const { clusters, users } = parse(text);
  return {
    url: clusters[0].cluster.server,
    caData: clusters[0].cluster['certificate-authority-data'],
    token: users[0].user.token,
  };
}

/** A real cluster on which others are registered. */
export class HubCluster {
  constructor(
    private readonly cluster: TestbedCluster,
    private readonly dir: string,
  ) {}

  /** Creates or replaces an object. */
  async apply(object: JsonObject): Promise<void> {
    const path = join(this.dir, 'object.json');
    await writeFile(path, JSON.stringify(object));
    await this.cluster.kubectl('apply', '--server-side', '-f', path);
  }

  /** Applies an object, and its status as a controller of the hub would. */
  async applyWithStatus(resource: string, object: JsonObject): Promise<void> {
    await this.apply(object);
    const { name, namespace } = object.metadata as Record<string, string>;
    await this.cluster.kubectl(
      ...['patch', resource, name, '--subresource=status', '--type=merge'],
      ...(namespace ? ['--namespace', namespace] : []),
      ...['--patch', JSON.stringify({ status: object.status })],
    );
  }

  /** Cluster API's own CRD, from its Go module. */
  async installClusterApi(): Promise<void> {
    const { stdout } = await promisify(execFile)(
      'go',
      ['mod', 'download', '-json', CLUSTER_API],
      { cwd: this.dir },
    );
    const file = join(JSON.parse(stdout).Dir, CLUSTERS_CRD);
    await this.cluster.kubectl('apply', '--server-side', '-f', file);
    await this.#established('clusters.cluster.x-k8s.io');
  }

  /** A CRD by name, version and scope, which takes any fields. */
  async installKind(options: {
    group: string;
    version: string;
    kind: string;
    scope: 'Cluster' | 'Namespaced';
  }): Promise<void> {
    const { group, version, kind, scope } = options;
    const singular = kind.toLowerCase();
    const plural = `${singular}s`;
    await this.apply({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: `${plural}.${group}`,
        // What is in a *.k8s.io group has to say who approved it.
        annotations: { 'api-approved.kubernetes.io': 'unapproved, a test' },
      },
      spec: {
        group,
        scope,
        names: { kind, singular, plural, listKind: `${kind}List` },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            subresources: { status: {} },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        ],
      },
    });
    await this.#established(`${plural}.${group}`);
  }

  /** A token of an account that may do what deploy/rbac/hub.yaml allows. */
  async createAccount(namespaces: string[]): Promise<string> {
    await this.cluster.kubectl('apply', '--server-side', '-f', HUB_ROLES);
    for (const namespace of namespaces) {
      const role = namespace === 'argocd' ? 'argocd' : 'secrets';
      await this.cluster.kubectl('create', 'namespace', namespace);
      await this.cluster.kubectl(
        ...['--namespace', namespace, 'create', 'rolebinding', 'flotilla-hub'],
        `--clusterrole=flotilla-hub-${role}`,
        '--serviceaccount=flotilla:flotilla-hub',
      );
    }
    const token = await this.cluster.kubectl(
      ...['--namespace', 'flotilla', 'create', 'token', 'flotilla-hub'],
    );
    return token.trim();
  }

  async #established(crd: string) {
    await this.cluster.kubectl(
      ...['wait', '--for=condition=Established', `crd/${crd}`],
    );
  }
}
