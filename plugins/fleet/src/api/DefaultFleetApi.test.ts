import { DefaultFleetApi } from './DefaultFleetApi';

/** A server of one answer, which remembers what it was asked. */
function serve(status: number, body: unknown) {
  const asked: (RequestInit & { url: string })[] = [];
  const fetchApi = {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push({ url: String(input), ...init });
      const text = JSON.stringify(body);
      return {
        ok: status < 400,
        status,
        statusText: '',
        url: String(input),
        headers: new Headers({ 'content-type': 'application/json' }),
        json: async () => body,
        text: async () => text,
      } as Response;
    },
  };
  return { asked, api: DefaultFleetApi.create({ fetchApi }) };
}

describe('DefaultFleetApi', () => {
  it('asks the fleet plugin, repeating lists and leaving out what is not said', async () => {
    const { api, asked } = serve(200, { items: [] });
    const { signal } = new AbortController();
    await api.listClusters(
      { q: 'prod eu', status: ['stale', 'initial'], cursor: undefined },
      { signal },
    );
    expect(asked).toEqual([
      {
        url: 'plugin://fleet/clusters?q=prod+eu&status=stale&status=initial',
        signal,
      },
    ]);
  });

  it('escapes an id', async () => {
    const { api, asked } = serve(200, {});
    await api.getCluster('a/../b');
    expect(asked[0].url).toBe('plugin://fleet/clusters/a%2F..%2Fb');
  });

  it('asks for the placements of an entity', async () => {
    const { api, asked } = serve(200, { items: [] });
    await api.listPlacements({ entityRef: 'component:default/checkout' });
    expect(asked[0].url).toBe(
      'plugin://fleet/placements?entityRef=component%3Adefault%2Fcheckout',
    );
  });

  it('rejects with what the backend said', async () => {
    const { api } = serve(409, {
      error: { name: 'ConflictError', message: 'prod is a1 or b2' },
      response: { statusCode: 409 },
    });
    await expect(api.getCluster('prod')).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'ConflictError', message: 'prod is a1 or b2' },
    });
  });

  it('asks for rollouts, and for what one would do', async () => {
    const { api, asked } = serve(200, { items: [] });
    await api.listRollouts({ state: ['running', 'paused'], cluster: 'eu' });
    await api.getRollout('a/1');
    await api.getRolloutPlan('a1');
    expect(asked.map(({ url }) => url)).toEqual([
      'plugin://fleet/rollouts?state=running&state=paused&cluster=eu',
      'plugin://fleet/rollouts/a%2F1',
      'plugin://fleet/rollouts/a1/plan',
    ]);
  });

  it('plans a rollout, begins it, and acts on it', async () => {
    const { api, asked } = serve(200, { id: 'a1' });
    const rollout = {
      name: 'shop',
      source: {},
      placement: { clusters: ['a'] },
    };
    await api.planRollout(rollout);
    await api.createRollout(rollout);
    await api.actOnRollout('a1', 'approve', { comment: 'Go' });
    const method = 'POST';
    const body = JSON.stringify(rollout);
    expect(asked).toMatchObject([
      { url: 'plugin://fleet/rollouts?dryRun=true', method, body },
      { url: 'plugin://fleet/rollouts', method, body },
      {
        url: 'plugin://fleet/rollouts/a1/approve',
        method,
        body: '{"comment":"Go"}',
      },
    ]);
  });

  it('saves a search, and deletes one', async () => {
    const { api, asked } = serve(200, { id: 'a1' });
    const saved = await api.saveSearch({ name: 'Mine', shared: true });
    expect(saved.id).toBe('a1');
    await api.deleteSavedSearch('a/1');
    expect(asked).toMatchObject([
      {
        url: 'plugin://fleet/saved-searches',
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"name":"Mine","shared":true}',
      },
      { url: 'plugin://fleet/saved-searches/a%2F1', method: 'DELETE' },
    ]);
  });
});
