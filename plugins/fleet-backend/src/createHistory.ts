import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { DatabaseInventoryWriter } from './inventory';
import {
  deleteOld,
  DeliveryKeeper,
  HelmKeeper,
  RestartKeeper,
  UpgradeKeeper,
} from './inventory/history';
import { durationMs } from './questions/times';
import type { RepeatedTask } from './runService';
import { whenQuiet } from './whenQuiet';

const UPGRADES_MS = 2_000;
const RESTARTS_MS = 1_000;
const DAY_MS = 86_400_000;
const DEFAULT_RETENTION = 'P90D';

/** Joins what keeps the past of workloads, as long as `fleet.retention` says. */
export function createHistory(options: {
  config: Config;
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively' | 'isBusy'>;
  now: () => number;
}): RepeatedTask[] {
  const { config, writer, now } = options;
  const retentionMs = readRetention(config);
  const upgrades = UpgradeKeeper.create({ ...options, retentionMs });
  const deliveries = DeliveryKeeper.create(options);
  const helm = HelmKeeper.create(options);
  const restarts = RestartKeeper.create(options);
  return [
    whenQuiet(
      {
        what: 'Telling upgrades',
        everyMs: UPGRADES_MS,
        async run(signal) {
          await upgrades.run(signal);
          await deliveries.run(signal);
          await helm.run(signal);
        },
      },
      { isBusy: () => writer.isBusy, now },
    ),
    {
      what: 'Keeping restarts',
      everyMs: RESTARTS_MS,
      run: signal => restarts.run(signal),
    },
    {
      what: 'Deleting what is older than fleet.retention',
      everyMs: DAY_MS,
      run: signal =>
        deleteOld(
          work => writer.exclusively(work),
          Math.floor((now() - retentionMs) / 1_000),
          signal,
        ),
    },
  ];
}

/** @throws InputError for what is no duration, or none at all */
function readRetention(config: Config): number {
  const text = config.getOptionalString('fleet.retention') ?? DEFAULT_RETENTION;
  const ms = durationMs(text);
  if (!ms) {
    throw new InputError(
      `fleet.retention is '${text}', which is no duration; an example is P90D`,
    );
  }
  return ms;
}
