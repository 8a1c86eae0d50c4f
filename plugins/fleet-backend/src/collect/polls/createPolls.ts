import type {
  ClusterConnection,
  ClusterOptions,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ApiServer } from '../apiServer/ApiServer';
import type { Clock } from '../clock';
import type { ClusterRecord } from '../cluster/types';
import { DeprecatedApisPoll } from '../deprecatedApis';
import type { Pace } from '../pace/Pace';
import { Discovery } from '../reflector/Discovery';
import { NodeUsagePoll } from './NodeUsagePoll';
import { OpenCostPoll } from './OpenCostPoll';
import type { Poll } from './Poll';

/** What one cluster is asked for now and then. */
export function createPolls({
  server,
  record,
  clock,
  pace,
  connect,
  options: { openCost = {} } = {},
}: {
  server: ApiServer;
  record: Pick<
    ClusterRecord,
    'recordNodeUsage' | 'recordCosts' | 'recordDeprecatedApis'
  >;
  clock: Clock;
  pace: Pace;
  connect(connection: ClusterConnection): ApiServer;
  options?: ClusterOptions;
}): Poll[] {
  const usage = new NodeUsagePoll({
    server,
    discovery: new Discovery(server, clock),
    keep: found => record.recordNodeUsage(found),
  });
  const deprecatedApis = new DeprecatedApisPoll({
    ...{ server, clock, pace },
    keep: found => record.recordDeprecatedApis(found),
  });
  if (openCost === false) {
    return [usage, deprecatedApis];
  }
  const costs = new OpenCostPoll({
    server,
    location: openCost,
    connect,
    clock,
    keep: found => record.recordCosts(found),
  });
  return [usage, deprecatedApis, costs];
}
