import { startTestbed, type Testbed } from '@flotilla/testbed-client';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const CLUSTERS = ['east', 'north', 'south', 'west'].map(name => ({
  name,
  look: 'upstream',
  nodes: { count: 1 },
  workloads: [
    {
      name: 'checkout',
      namespace: 'shop',
      image: 'registry.example.com/shop/checkout:1.0.0',
      replicas: 1,
      labels: { 'app.kubernetes.io/name': 'checkout' },
    },
  ],
}));

/** Four real clusters as small as can be, each of which runs `checkout`. */
export async function fourClusters(): Promise<Testbed> {
  const folder = await mkdtemp(join(tmpdir(), 'flotilla-four-'));
  try {
    const spec = join(folder, 'four.yaml');
    await writeFile(spec, stringify({ clusters: CLUSTERS }));
    return await startTestbed({ spec });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
