import {
  describeReal,
  startTestbed,
  Testbed,
  TestbedCluster,
} from '@flotilla/testbed-client';
import { HttpApiServer, systemClock } from '../collect';
import { applierContract } from './__testUtils__/applierContract';
import { imageChangerContract } from './__testUtils__/imageChangerContract';
import { connectionFrom } from './cluster/__testUtils__/connectionFrom';
import { HttpTargetCluster } from './cluster/HttpTargetCluster';

jest.setTimeout(120_000);

const OTHER = 'somebody-else';

describeReal('DefaultApplier on a real kube-apiserver', () => {
  let testbed: Testbed;
  let cluster: TestbedCluster;
  let server: HttpApiServer;

  const open = (fieldManager?: string) =>
    HttpTargetCluster.create({ server, clock: systemClock, fieldManager });

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    [cluster] = testbed.clusters;
    const connection = await connectionFrom(cluster.delivererKubeconfigPath);
    server = new HttpApiServer(connection, Date.now);
    await cluster.kubectl('create', 'namespace', 'applied');
  });

  afterAll(async () => {
    await server?.close();
    await testbed?.stop();
  });

  const clusters = () => ({
    ours: open(),
    others: open(OTHER),
    namespace: 'applied',
  });

  applierContract(clusters, OTHER);

  describe('and DefaultImageChanger', () => {
    imageChangerContract(clusters, OTHER);
  });
});
