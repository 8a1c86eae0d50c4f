import {
  HIDDEN_ROLLOUT,
  MIXED_ROLLOUT,
  OPEN_ROLLOUT,
} from './rolloutsForAskers';

/** An example of a question, in each way in which it can be asked. */
export interface ExampleQuestion {
  /** As the OpenAPI file has it. */
  route: string;
  /** To GET, with parameters. */
  path: string;
  /** The name of its action, and the same parameters. */
  action: string;
  input: object;
  /**
   * own: what somebody may know of is what everybody's answer has of theirs;
   * summed: rows sum up what the asker may know of, so that they are others;
   * open, hidden: it is about one thing, of which some may know or not
   */
  rows: 'own' | 'summed' | 'open' | 'hidden';
}

/**
 * Every question, asked for what is open to some and hidden from others in
 * `seedForAskers`. A route or action that is not here fails everyAsker.test.ts.
 */
export const EVERY_QUESTION: readonly ExampleQuestion[] = [
  {
    route: '/versions',
    path: '/versions',
    action: 'compare-versions',
    input: {},
    rows: 'summed',
  },
  {
    route: '/clusters',
    path: '/clusters',
    action: 'list-clusters',
    input: {},
    rows: 'summed',
  },
  {
    route: '/clusters',
    path: '/clusters?orderBy=health&order=desc',
    action: 'list-clusters',
    input: { orderBy: 'health', order: 'desc' },
    rows: 'summed',
  },
  {
    route: '/clusters/{id}',
    path: '/clusters/open-cluster',
    action: 'get-cluster',
    input: { id: 'open-cluster' },
    rows: 'open',
  },
  {
    route: '/clusters/{id}',
    path: '/clusters/hidden-cluster',
    action: 'get-cluster',
    input: { id: 'hidden-cluster' },
    rows: 'hidden',
  },
  {
    route: '/workloads',
    path: '/workloads?filter=%7B%22label.everywhere%22%3A%22yes%22%7D&groupBy=owner',
    action: 'search-workloads',
    input: { filter: '{"label.everywhere":"yes"}', groupBy: ['owner'] },
    rows: 'own',
  },
  {
    route: '/workloads',
    path: '/workloads?orderBy=name&order=desc&groupBy=cluster&groupBy=image',
    action: 'search-workloads',
    input: { orderBy: 'name', order: 'desc', groupBy: ['cluster', 'image'] },
    rows: 'own',
  },
  {
    route: '/images',
    path: '/images',
    action: 'find-images',
    input: {},
    rows: 'summed',
  },
  {
    route: '/images',
    path: '/images?q=WORKLOAD&tag=1&limit=50',
    action: 'find-images',
    input: { q: 'WORKLOAD', tag: '1', limit: 50 },
    rows: 'summed',
  },
  {
    route: '/saved-searches',
    path: '/saved-searches',
    action: 'list-saved-searches',
    input: {},
    rows: 'hidden',
  },
  {
    route: '/placements',
    path: '/placements?selector=everywhere%3Dyes',
    action: 'find-placements',
    input: { selector: 'everywhere=yes' },
    rows: 'own',
  },
  {
    route: '/placements',
    path: '/placements?entityRef=component%3Adefault%2Ftheirs',
    action: 'find-placements',
    input: { entityRef: 'component:default/theirs' },
    rows: 'own',
  },
  {
    route: '/nodes',
    path: '/nodes?orderBy=name',
    action: 'list-nodes',
    input: { orderBy: 'name' },
    rows: 'own',
  },
  {
    route: '/nodes',
    path: '/nodes?groupBy=cluster&ready=true',
    action: 'list-nodes',
    input: { groupBy: 'cluster', ready: true },
    rows: 'own',
  },
  {
    route: '/restarts',
    path: '/restarts',
    action: 'list-restarts',
    input: {},
    rows: 'own',
  },
  {
    route: '/restarts',
    path: '/restarts?cluster=open-cluster&orderBy=lastAt&since=P7D',
    action: 'list-restarts',
    input: { cluster: 'open-cluster', orderBy: 'lastAt', since: 'P7D' },
    rows: 'own',
  },
  {
    route: '/upgrades',
    path: '/upgrades',
    action: 'list-upgrades',
    input: {},
    rows: 'own',
  },
  {
    route: '/upgrades',
    path: '/upgrades?cluster=open-cluster&kind=upgrade&since=P7D',
    action: 'list-upgrades',
    input: { cluster: 'open-cluster', kind: ['upgrade'], since: 'P7D' },
    rows: 'own',
  },
  {
    route: '/versions/clusters',
    path: '/versions/clusters?orderBy=supportEndsAt&order=desc',
    action: 'list-cluster-versions',
    input: { orderBy: 'supportEndsAt', order: 'desc' },
    rows: 'own',
  },
  {
    route: '/certificates',
    path: '/certificates',
    action: 'list-certificates',
    input: {},
    rows: 'own',
  },
  {
    route: '/certificates',
    path: '/certificates?kind=ApiServer&expiresBefore=P3Y',
    action: 'list-certificates',
    input: { kind: 'ApiServer', expiresBefore: 'P3Y' },
    rows: 'own',
  },
  {
    route: '/changes',
    path: '/changes',
    action: 'list-changes',
    input: {},
    rows: 'own',
  },
  {
    route: '/changes',
    path: '/changes?cluster=open-cluster&kind=scaling&kind=policy&since=P7D',
    action: 'list-changes',
    input: {
      cluster: 'open-cluster',
      kind: ['scaling', 'policy'],
      since: 'P7D',
    },
    rows: 'own',
  },
  {
    route: '/differences',
    path: '/differences?left=open-cluster&right=open-too-cluster',
    action: 'compare-clusters',
    input: { left: 'open-cluster', right: 'open-too-cluster' },
    rows: 'own',
  },
  {
    route: '/differences',
    path: '/differences?left=open-cluster&right=hidden-cluster&all=true',
    action: 'compare-clusters',
    input: { left: 'open-cluster', right: 'hidden-cluster', all: true },
    rows: 'hidden',
  },
  {
    route: '/certificates',
    path: '/certificates?kind=ValidatingWebhookConfiguration',
    action: 'list-certificates',
    input: { kind: 'ValidatingWebhookConfiguration' },
    rows: 'own',
  },
  {
    route: '/deprecated-apis',
    path: '/deprecated-apis',
    action: 'list-deprecated-apis',
    input: {},
    rows: 'summed',
  },
  {
    route: '/deprecated-apis',
    path: '/deprecated-apis?target=1.40&all=true&limit=50',
    action: 'list-deprecated-apis',
    input: { target: '1.40', all: true, limit: 50 },
    rows: 'summed',
  },
  {
    route: '/addons',
    path: '/addons',
    action: 'list-addons',
    input: {},
    rows: 'summed',
  },
  {
    route: '/addons',
    path: '/addons?cluster=open-cluster&name=common-chart',
    action: 'list-addons',
    input: { cluster: 'open-cluster', name: 'common-chart' },
    rows: 'open',
  },
  {
    route: '/costs',
    path: '/costs?groupBy=cluster',
    action: 'estimate-costs',
    input: { groupBy: 'cluster' },
    rows: 'summed',
  },
  {
    route: '/rollouts',
    path: '/rollouts',
    action: 'list-rollouts',
    input: {},
    rows: 'summed',
  },
  ...rolloutQuestionsOf(OPEN_ROLLOUT, 'open'),
  ...rolloutQuestionsOf(HIDDEN_ROLLOUT, 'hidden'),
  ...rolloutQuestionsOf(MIXED_ROLLOUT, 'summed'),
  {
    route: '/blast-radius',
    path: '/blast-radius?cluster=open-cluster',
    action: 'find-blast-radius',
    input: { cluster: 'open-cluster' },
    rows: 'summed',
  },
  {
    route: '/blast-radius',
    path: '/blast-radius?image=ghcr.io/acme/everywhere',
    action: 'find-blast-radius',
    input: { image: 'ghcr.io/acme/everywhere' },
    rows: 'summed',
  },
  {
    route: '/unclaimed',
    path: '/unclaimed',
    action: 'list-unclaimed-workloads',
    input: {},
    rows: 'summed',
  },
  {
    route: '/declared',
    path: '/declared?limit=50',
    action: 'list-declared-not-observed',
    input: { limit: 50 },
    rows: 'own',
  },
  ...liveQuestionsOf('open-cluster', 'open-workload-owned', 'open'),
  ...liveQuestionsOf('open-cluster', 'hidden-workload-other', 'hidden'),
  ...liveQuestionsOf('hidden-cluster', 'hidden-workload-away', 'hidden'),
];

/** Of one rollout. */
function rolloutQuestionsOf(
  id: string,
  rows: ExampleQuestion['rows'],
): ExampleQuestion[] {
  return [
    {
      route: '/rollouts/{id}',
      path: `/rollouts/${id}`,
      action: 'get-rollout',
      input: { id },
      rows,
    },
    {
      route: '/rollouts/{id}/plan',
      path: `/rollouts/${id}/plan`,
      action: 'get-rollout-plan',
      input: { id },
      rows,
    },
  ];
}

/** Actions that change something; api/rollouts.test.ts has who may. */
export const EVERY_ACT = ['plan-rollout', 'create-rollout', 'act-on-rollout'];

/** What is asked of a cluster itself, about one workload. */
function liveQuestionsOf(
  cluster: string,
  workload: string,
  rows: ExampleQuestion['rows'],
): ExampleQuestion[] {
  const id = `${cluster}:Deployment:shop:${workload}`;
  return [
    {
      route: '/workloads/{id}/events',
      path: `/workloads/${id}/events`,
      action: 'list-workload-events',
      input: { id },
      rows,
    },
    {
      route: '/workloads/{id}/logs',
      path: `/workloads/${id}/logs?previous=true`,
      action: 'get-workload-logs',
      input: { id, previous: true },
      rows,
    },
  ];
}
