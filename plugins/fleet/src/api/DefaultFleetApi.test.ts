import { DefaultFleetApi } from './DefaultFleetApi';

/** A server of one answer, which remembers what it was asked. */
function serve(status: number, body: unknown) {
  const asked: { url: string; signal?: AbortSignal | null }[] = [];
  const fetchApi = {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push({ url: String(input), signal: init?.signal });
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
});
