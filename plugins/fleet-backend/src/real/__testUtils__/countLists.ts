import type { Testbed } from '@flotilla/testbed-client';
import { COLLECTED_RESOURCES } from '../../collect/resources';

/**
 * How often the kinds that are collected were listed so far, in each cluster,
 * as its API server counts it: as pages, and as the beginning of a watch.
 * Controllers list when they start, and not after that.
 */
export async function countLists(
  testbed: Testbed,
): Promise<Record<string, number>> {
  const counts = await Promise.all(
    testbed.clusters.map(async cluster => {
      const metrics = await cluster.kubectl('get', '--raw', '/metrics');
      const lines = metrics.split('\n').filter(isOfLists);
      return [cluster.name, lines.reduce(sumUp, 0)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

const KINDS = new Set(COLLECTED_RESOURCES.map(({ plural }) => plural));

function isOfLists(line: string): boolean {
  const isList =
    line.startsWith('apiserver_watch_list_duration_seconds_count{') ||
    (line.startsWith('apiserver_request_total{') &&
      line.includes('verb="LIST"'));
  const [, plural = ''] = /resource="([^"]*)"/.exec(line) ?? [];
  return isList && KINDS.has(plural);
}

function sumUp(sum: number, line: string): number {
  return sum + Number(line.slice(line.lastIndexOf(' ')));
}
