import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { DefaultRolloutAccess, type ReadAccess } from '../access';
import type { FleetHubs } from '@flotilla/backstage-plugin-fleet-node';
import type { Targets } from '../apply';
import type { Renderer } from '../apply/render';
import type { Clock } from '../collect';
import type { FleetSnapshots } from '../questions/coverage';
import { AuthorizedRollouts } from './AuthorizedRollouts';
import { DefaultRollouts } from './DefaultRollouts';
import { BuiltInEngine } from './engines/BuiltInEngine';
import type { Engines } from './engines/Engines';
import {
  RolloutExecutor,
  type RolloutListener,
} from './executor/RolloutExecutor';
import { TargetActs } from './executor/TargetActs';
import { DeliveryTargets } from './executor/toDeliveryTarget';
import { DatabaseRestartCounter } from './gates/DatabaseRestartCounter';
import { CatalogPeople } from './guard/CatalogPeople';
import { DefaultWaveGuard } from './guard/DefaultWaveGuard';
import { DatabaseServiceFacts } from './plan/DatabaseServiceFacts';
import { DefaultDesiredStates } from './plan/DefaultDesiredStates';
import { TargetPlanner } from './plan/TargetPlanner';
import { DatabaseRolloutStore } from './store';

/** How soon rollouts that are under way are looked at again. */
const EVERY_MS = 1_000;

export interface DeliveryOptions {
  knex: Knex;
  access: ReadAccess;
  permissions: Pick<PermissionsService, 'authorizeConditional'>;
  snapshots: Pick<FleetSnapshots, 'current'>;
  auth: AuthService;
  catalog: CatalogService;
  renderer: Renderer;
  targets: Targets;
  /** The same clusters, for engines that modules added. */
  hubs: FleetHubs;
  /** Those that modules added; the built-in one is added here. */
  engines: Engines;
  listener: RolloutListener;
  clock: Clock;
  logger: LoggerService;
}

/** Joins what plans and steers rollouts. */
export function createDelivery(options: DeliveryOptions) {
  const { knex, targets, engines, snapshots, clock, logger } = options;
  const now = () => clock.now();
  engines.make({ hubs: options.hubs, now });
  engines.addLast(BuiltInEngine.create({ targets, now }));
  const store = DatabaseRolloutStore.create({ knex, now });
  const facts = DatabaseServiceFacts.create(knex);
  const states = DefaultDesiredStates.create(options);
  const access = DefaultRolloutAccess.create({
    read: options.access,
    permissions: options.permissions,
  });
  const people = CatalogPeople.create(options);
  const guard = DefaultWaveGuard.create({ access, people, now });
  const executor = new RolloutExecutor({
    store,
    guard,
    snapshots,
    clock,
    logger,
    listener: options.listener,
    holder: randomUUID(),
    acts: new TargetActs({
      store,
      engines,
      now,
      restarts: DatabaseRestartCounter.create(knex),
      targets: new DeliveryTargets({ states, snapshots }),
    }),
  });
  return {
    executor,
    rollouts: new AuthorizedRollouts({
      access,
      guard,
      rollouts: DefaultRollouts.create({
        store,
        facts,
        states,
        now,
        planner: new TargetPlanner({ engines, states }),
      }),
    }),
    task: {
      what: 'Steering rollouts',
      everyMs: EVERY_MS,
      run: (signal: AbortSignal) => executor.run(signal),
    },
    stop: async () => {
      await executor.stop();
      await targets.close();
    },
  };
}
