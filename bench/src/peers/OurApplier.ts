import type {
  ClusterConnection,
  ConnectedCluster,
  Manifest,
} from '@flotilla/backstage-plugin-fleet-node';
// Not what the package exports: this is within it.
import {
  HttpApiServer,
  systemClock,
} from '../../../plugins/fleet-backend/src/collect';
import type { ActingServer } from '../../../plugins/fleet-backend/src/collect/acting';
import {
  DefaultTargets,
  type Targets,
} from '../../../plugins/fleet-backend/src/apply';
import { connectionFrom } from './connectionFrom';
import type { Testbed } from '../../../packages/testbed-client/src';
import {
  type BenchTarget,
  type DeploymentApplier,
  TARGETS_AT_ONCE,
} from '../benches/delivery';
import { benchDeployment } from './benchDeployment';
import { eachOf } from './eachOf';

/** The built-in engine's apply phase, over the deliverer's credentials. */
export class OurApplier implements DeploymentApplier {
  /** To API servers, since it was opened. */
  requests = 0;
  readonly #targets: readonly BenchTarget[];
  readonly #clusters: Targets;
  #round = 0;

  static open(testbed: Testbed, targets: readonly BenchTarget[]): OurApplier {
    const connected = testbed.clusters.map(cluster => {
      const delivery = connectionFrom(cluster.delivererKubeconfigPath);
      const { name } = cluster;
      return { id: name, name, connection: delivery, delivery };
    });
    return new OurApplier(targets, connected);
  }

  private constructor(
    targets: readonly BenchTarget[],
    connected: readonly Connected[],
  ) {
    this.#targets = targets;
    this.#clusters = DefaultTargets.create({
      connections: { list: () => connected.map(toConnected) },
      connect: connection =>
        this.#counted(new HttpApiServer(connection, Date.now)),
      clock: systemClock,
    });
  }

  async apply(image: string): Promise<void> {
    this.#round += 1;
    const { signal } = new AbortController();
    const revision = `sha256:${this.#round}`;
    await eachOf(this.#targets, TARGETS_AT_ONCE, async target => {
      const { cluster, namespace } = target;
      const manifests = [benchDeployment('ours', image) as Manifest];
      await this.#clusters.target(cluster).applier.apply(
        { name: 'bench', namespace },
        { manifests, revision },
        {
          rolloutId: `round-${this.#round}`,
          actor: 'user:default/bench',
          fencingToken: this.#round,
          conflicts: 'refuse',
          signal,
        },
      );
    });
  }

  close(): Promise<void> {
    return this.#clusters.close();
  }

  #counted(server: ActingServer): ActingServer {
    return {
      send: (request, options) => {
        this.requests += 1;
        return server.send(request, options);
      },
      close: () => server.close(),
    };
  }
}

interface Connected {
  id: string;
  name: string;
  connection: ClusterConnection;
  delivery: ClusterConnection;
}

/** As clusters of the fleet are known; nothing is watched here. */
function toConnected(cluster: Connected): ConnectedCluster {
  return {
    ...cluster,
    watch() {
      throw new Error('Nothing is watched');
    },
  };
}
