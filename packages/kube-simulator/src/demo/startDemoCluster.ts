import { randomBytes } from 'node:crypto';
import type { SimulatorClock } from '../clock';
import { stableUid } from '../objects';
import {
  ALLOW_ALL,
  ALLOW_DELIVER,
  ALLOW_READ,
  ApiUser,
  KubeApiServer,
} from '../server';
import { DemoClusterSpec, demoResources } from './clusters';
import { seededRandom } from './random';
import { oldRequests, seedCluster } from './seed';

/** A cluster of the demo fleet that runs. */
export interface RunningDemoCluster {
  spec: DemoClusterSpec;
  server: KubeApiServer;
  /** May see all but Secrets. */
  token: string;
  /** May change workloads and what belongs to them. */
  delivererToken: string;
  /** May do everything. */
  adminToken: string;
}

const REVISIONS_FROM = Date.parse('2026-01-01T00:00:00Z');
const MS_PER_REVISION = 100;

/** Starts one cluster with its past. */
export async function startDemoCluster(
  spec: DemoClusterSpec,
  options: { clock: SimulatorClock; seed: string },
): Promise<RunningDemoCluster> {
  const { clock, seed } = options;
  const random = seededRandom(`${seed} ${spec.name}`);
  const tokens = {
    token: newToken(),
    delivererToken: newToken(),
    adminToken: newToken(),
  };
  let uids = 0;
  const server = await KubeApiServer.start({
    users: usersOf(tokens),
    gitVersion: spec.gitVersion,
    deprecatedApis: oldRequests(spec),
    resources: demoResources(spec),
    clock,
    random,
    newUid: () => stableUid(seed, spec.name, String(clock.now()), `${uids++}`),
    firstRevision: firstRevision(clock.now()),
  });
  seedCluster(server.backing.store, spec, clock.now());
  if (spec.state === 'partial') {
    server.faults.forbid('jobs.batch', 'cronjobs.batch');
  }
  if (spec.state === 'unreachable') {
    await server.faults.refuseConnections(true);
  }
  return { spec, server, ...tokens };
}

type Tokens = Pick<
  RunningDemoCluster,
  'token' | 'delivererToken' | 'adminToken'
>;

function usersOf({ token, delivererToken, adminToken }: Tokens): ApiUser[] {
  return [
    { name: 'flotilla', token, rules: ALLOW_READ },
    {
      name: 'flotilla-deliverer',
      token: delivererToken,
      rules: ALLOW_DELIVER,
    },
    { name: 'admin', token: adminToken, rules: ALLOW_ALL },
  ];
}

/**
 * A fleet that is started again must be further than it was before, as clusters
 * are: whoever saw it then would resume from a version that is yet to come.
 */
function firstRevision(now: number): number {
  return Math.max(1, Math.floor((now - REVISIONS_FROM) / MS_PER_REVISION));
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}
