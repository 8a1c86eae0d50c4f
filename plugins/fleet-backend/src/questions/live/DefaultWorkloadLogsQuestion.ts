import { NotFoundError } from '@backstage/errors';
import type {
  GetWorkloadLogs,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import type { LiveClusters } from '../../collect/live';
import { dialectOf } from '../../inventory/store/dialect';
import type { Asker } from '../asker';
import { createReader } from '../sql';
import { containerNames, restartedLast } from './containerNames';
import type { LiveQuestionOptions } from './DefaultWorkloadEventsQuestion';
import { findWorkload, type LiveReader } from './findWorkload';
import type { FoundPod } from './FoundWorkload';
import type { WorkloadLogsQuestion } from './LiveQuestions';
import { logPath } from './logPath';
import { readPodsOf } from './readParts';

const DEFAULT_LINES = 500;
const DEFAULT_BYTES = 256 * 1024;
const MAX_BYTES = 1024 * 1024;

type Query = GetWorkloadLogs['query'] & { id: string };

/** Asks the cluster, for a pod that the inventory has. */
export class DefaultWorkloadLogsQuestion implements WorkloadLogsQuestion {
  readonly #db: LiveReader;
  readonly #live: LiveClusters;
  readonly #now: () => number;

  static create(options: LiveQuestionOptions): WorkloadLogsQuestion {
    return new DefaultWorkloadLogsQuestion(options);
  }

  private constructor({ knex, live, now = Date.now }: LiveQuestionOptions) {
    this.#db = { reader: createReader(knex), dialect: dialectOf(knex) };
    this.#live = live;
    this.#now = now;
  }

  async answer(query: Query, asker: Asker): Promise<WorkloadLogs> {
    const { id, previous = false } = query;
    const { tailLines = DEFAULT_LINES } = query;
    const limitBytes = Math.min(query.limitBytes ?? DEFAULT_BYTES, MAX_BYTES);
    const { workload, cluster } = await findWorkload(this.#db, id, asker);
    const { namespace } = workload;
    const pods = await readPodsOf(this.#db.reader, cluster.no, workload);
    const pod = podOf(pods, query.pod);
    const containers = containerNames(workload, pod);
    const container = query.container || restartedLast(pod) || containers[0];
    const options = { container, previous, tailLines, limitBytes };
    const text = await this.#live.ask(cluster.id, read =>
      read(logPath(namespace, pod.name, options), {
        accept: 'text/plain, */*',
        // The cluster may end within a character, or with a message.
        maxBytes: limitBytes + 1_024,
      }),
    );
    return {
      cluster: { id: cluster.id, name: cluster.name },
      namespace,
      pod: pod.name,
      container,
      previous,
      text: text.toString('utf8'),
      isWhole: text.length < limitBytes,
      pods: pods.map(({ name }) => name),
      containers,
      readAt: new Date(this.#now()).toISOString(),
    };
  }
}

function podOf(pods: readonly FoundPod[], asked: string | undefined): FoundPod {
  const pod = asked ? pods.find(({ name }) => name === asked) : pods[0];
  if (!pod) {
    throw new NotFoundError(
      asked
        ? 'The workload has no such pod now; ask without a pod for one that it has'
        : 'The workload has no pods now',
    );
  }
  return pod;
}
