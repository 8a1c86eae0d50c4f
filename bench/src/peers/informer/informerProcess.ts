import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ClusterInformer, informersOf } from './informersOf';
import {
  type ExpectChange,
  type InformedKinds,
  type InformerMessage,
  keyOf,
  type Synced,
} from './messages';

// Fills the caches of informers, says how that went, and then tells of changes.
const [kubeconfig, kinds] = process.argv.slice(2) as [string, InformedKinds];

const tell = (message: InformerMessage) => process.send?.(message);

async function main() {
  const informers = informersOf(kubeconfig, kinds);
  const synced = await sync(informers);
  tellOfChanges(informers);
  tell({ told: 'synced', ...synced });
}

async function sync(all: readonly ClusterInformer[]): Promise<Synced> {
  const before = memoryInUse();
  const startedAt = performance.now();
  await Promise.all(all.map(({ informer }) => startOrThrow(informer)));
  const ms = performance.now() - startedAt;
  const after = memoryInUse();
  return {
    objects: all.reduce((sum, { informer }) => sum + informer.list().length, 0),
    ms,
    heapBytes: after.heapUsed - before.heapUsed,
    residentBytes: after.rss - before.rss,
  };
}

/** An informer that fails only stops: here, all has to go well. */
async function startOrThrow(informer: ClusterInformer['informer']) {
  informer.on('error', error => {
    throw error;
  });
  await informer.start();
}

function memoryInUse() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage();
}

function tellOfChanges(all: readonly ClusterInformer[]) {
  const expected = new Set<string>();
  for (const { cluster, informer } of all) {
    informer.on('update', ({ metadata }) => {
      const at = performance.timeOrigin + performance.now();
      const { namespace = '', name: pod = '' } = metadata ?? {};
      if (expected.delete(keyOf({ cluster, namespace, pod }))) {
        tell({ told: 'changed', at });
      }
    });
  }
  process.on('message', ({ expect }: ExpectChange) => {
    expected.add(expect);
    tell({ told: 'expecting' });
  });
}

main();
