import { countsOf, flowSchemas } from './readerCounts';

const DISPATCHED = 'apiserver_flowcontrol_dispatched_requests_total';

describe('readerCounts', () => {
  it("counts the reader's requests by verb, and WatchLists whoever asked", () => {
    const metrics = [
      `# TYPE ${DISPATCHED} counter`,
      `${DISPATCHED}{flow_schema="bench-list",priority_level="workload-high"} 3`,
      `${DISPATCHED}{flow_schema="bench-watch",priority_level="workload-high"} 20`,
      `${DISPATCHED}{flow_schema="service-accounts",priority_level="workload-low"} 99`,
      'apiserver_watch_list_duration_seconds_count{group="",resource="pods"} 4',
      'apiserver_watch_list_duration_seconds_count{group="apps",resource="deployments"} 5',
      'apiserver_watch_list_duration_seconds_sum{group="",resource="pods"} 0.7',
      '',
    ].join('\n');
    expect(countsOf(metrics)).toEqual({
      'list *': 3,
      'watch *': 20,
      'watchlist * of anyone': 9,
      'get *': 0,
      discovery: 0,
    });
  });

  it('has a flow schema for all that it counts', () => {
    expect(flowSchemas().items.map(({ metadata }) => metadata.name)).toEqual([
      'bench-list',
      'bench-watch',
      'bench-get',
      'bench-discovery',
    ]);
  });
});
