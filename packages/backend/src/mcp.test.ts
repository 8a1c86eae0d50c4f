import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import mcpActionsPlugin from '@backstage/plugin-mcp-actions-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fleetPlugin from '@flotilla/backstage-plugin-fleet-backend';
import fleetModuleDemo from '@flotilla/backstage-plugin-fleet-backend-module-demo';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

jest.setTimeout(120_000);

const REF = 'component:default/web-shop';

interface Answer {
  items: Array<{ name?: string; cluster?: { name: string } }>;
  coverageInWords: string;
}

/** As an assistant sees the demo fleet: a real client of MCP, over HTTP. */
describe('the fleet over MCP', () => {
  let backend: TestBackend;
  const client = new Client({ name: 'assistant', version: '1.0.0' });

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        fleetPlugin,
        fleetModuleDemo,
        mcpActionsPlugin,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'web-shop',
                annotations: { 'backstage.io/kubernetes-id': 'web-shop' },
              },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: { actions: { pluginSources: ['fleet'] } },
            fleet: { clusters: [{ type: 'demo' }] },
          },
        }),
      ],
    });
    const port = backend.server.port();
    await client.connect(
      new StreamableHTTPClientTransport(
        new URL(`http://localhost:${port}/api/mcp-actions/v1`),
        {
          requestInit: {
            headers: { Authorization: mockCredentials.user.header() },
          },
        },
      ),
    );
  });

  afterAll(async () => {
    await client.close();
    await backend.stop();
  });

  async function call(name: string, input: Record<string, unknown>) {
    const result = await client.callTool({
      name: `fleet.${name}`,
      arguments: input,
    });
    const [{ text }] = result.content as Array<{ text: string }>;
    return { isError: result.isError === true, text };
  }

  /** Asks until the answer is as wanted, since the fleet is only now being seen. */
  async function until(
    name: string,
    input: Record<string, unknown>,
    wanted: (answer: Answer) => boolean,
  ): Promise<Answer> {
    for (;;) {
      const { text } = await call(name, input);
      const [json] = /\{[\s\S]*\}/.exec(text)!;
      const answer: Answer = JSON.parse(json);
      if (wanted(answer)) {
        return answer;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
  }

  it('lists what can be asked and done, and what changes nothing', async () => {
    const { tools } = await client.listTools();
    const hints = Object.fromEntries(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
    );
    expect(hints).toMatchObject({
      'fleet.find-placements': true,
      'fleet.list-clusters': true,
      'fleet.list-rollouts': true,
      'fleet.plan-rollout': true,
      'fleet.create-rollout': false,
      'fleet.act-on-rollout': false,
    });
    expect(tools.every(({ description }) => description)).toBe(true);
  });

  it('lists clusters, with how much of the fleet was seen', async () => {
    const { items, coverageInWords } = await until(
      'list-clusters',
      {},
      answer => answer.items.length > 0,
    );
    expect(items.map(({ name }) => name)).toContain('eks-prod-fra');
    expect(coverageInWords).toMatch(/^\d+ of \d+ clusters current/);
  });

  it('finds where a service runs', async () => {
    const { items, coverageInWords } = await until(
      'find-placements',
      { entityRef: REF },
      answer => answer.items.length > 0,
    );
    expect(items[0].cluster?.name).toEqual(expect.any(String));
    expect(coverageInWords).toMatch(/^\d+ of \d+ clusters current/);
  });

  it('says why a rollout cannot be planned', async () => {
    const { isError, text } = await call('plan-rollout', {
      name: 'web-shop',
      entityRef: REF,
      source: { image: { changes: [{ image: 'example.com/web-shop:2' }] } },
      placement: { clusterSelector: 'environment=none' },
    });
    expect({ isError, text }).toEqual({
      isError: true,
      text: expect.stringMatching(
        /^InputError: The rollout matches no cluster/,
      ),
    });
  });
});
