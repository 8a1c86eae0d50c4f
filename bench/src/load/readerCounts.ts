/** The reader's account, in every cluster of the testbed. */
const READER = {
  kind: 'ServiceAccount',
  serviceAccount: { namespace: 'flotilla', name: 'flotilla-reader' },
};
const PREFIX = 'bench-';
const ANY = ['*'];
/** WatchLists: the API server tells them from other watches, but not who asked. */
const WATCH_LISTS = 'apiserver_watch_list_duration_seconds_count';
const DISPATCHED = 'apiserver_flowcontrol_dispatched_requests_total';

/** What is counted: by verb, since resources would take a schema each. */
const RULES: Record<string, object> = {
  list: resourceRule('list'),
  watch: resourceRule('watch'),
  get: resourceRule('get'),
  discovery: { nonResourceRules: [{ verbs: ANY, nonResourceURLs: ANY }] },
};

/**
 * An API server does not say who asked what. It does count requests by flow
 * schema, and those tell accounts and verbs apart: so the reader gets its own.
 */
export function flowSchemas() {
  const items = Object.entries(RULES).map(([what, rule]) => ({
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
    kind: 'FlowSchema',
    metadata: { name: PREFIX + what },
    spec: {
      // Before all that is there but what may never wait.
      matchingPrecedence: 100,
      priorityLevelConfiguration: { name: 'workload-high' },
      distinguisherMethod: { type: 'ByUser' },
      rules: [{ subjects: [READER], ...rule }],
    },
  }));
  return { apiVersion: 'v1', kind: 'List', items };
}

/**
 * Requests of the reader by verb, from an API server's metrics. WatchLists are
 * those of all clients; the reader's own are among its watches too, so that
 * nobody else's are ever taken off them.
 */
export function countsOf(metrics: string): Record<string, number> {
  const dispatched = (what: string) =>
    sumOf(metrics, `${DISPATCHED}{`, `flow_schema="${PREFIX}${what}"`);
  const watchLists = sumOf(metrics, WATCH_LISTS, '');
  return {
    'list *': dispatched('list'),
    'watch *': dispatched('watch'),
    'watchlist * of anyone': watchLists,
    'get *': dispatched('get'),
    discovery: dispatched('discovery'),
  };
}

function sumOf(metrics: string, name: string, label: string): number {
  return metrics
    .split('\n')
    .filter(line => line.startsWith(name) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

function resourceRule(verb: string) {
  return {
    resourceRules: [
      {
        verbs: [verb],
        apiGroups: ANY,
        resources: ANY,
        clusterScope: true,
        namespaces: ANY,
      },
    ],
  };
}
