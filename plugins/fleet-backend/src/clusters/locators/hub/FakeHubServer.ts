import type { JsonObject } from '@backstage/types';
import type { HubServer } from './HubServer';

/** Objects that are listed in pages of two, and got by name, until they change. */
export class FakeHubServer implements HubServer {
  readonly #lists = new Map<string, JsonObject[]>();
  readonly #failures = new Map<string, Error>();
  /** The paths that were asked for, with their queries. */
  readonly requests: string[] = [];
  isClosed = false;

  /** @param path - Of a list, for example /api/v1/namespaces/a/secrets */
  serve(path: string, ...objects: JsonObject[]) {
    this.#lists.set(path, objects);
  }

  /** @param failure - As ApiServerError has it, for example forbidden */
  fail(path: string, failure: string, message = `HTTP error: ${failure}`) {
    this.#failures.set(path, Object.assign(new Error(message), { failure }));
  }

  /** Adds a Secret with this data. */
  serveSecret(
    namespace: string,
    name: string,
    data: Record<string, string>,
    labels: Record<string, string> = {},
  ) {
    const path = `/api/v1/namespaces/${namespace}/secrets`;
    const others = this.#lists.get(path) ?? [];
    const secret = {
      metadata: { namespace, name, labels },
      data: Object.fromEntries(
        Object.entries(data).map(([key, text]) => [key, btoa(text)]),
      ),
    };
    this.serve(path, ...others.filter(one => nameOf(one) !== name), secret);
  }

  async getJson(path: string): Promise<unknown> {
    this.requests.push(path);
    const { pathname, searchParams } = new URL(path, 'https://hub');
    const failure = this.#failures.get(pathname);
    if (failure) {
      throw failure;
    }
    const list = this.#lists.get(pathname);
    return list ? page(list, searchParams) : this.#one(pathname);
  }

  async close() {
    this.isClosed = true;
  }

  #one(pathname: string): JsonObject {
    const slash = pathname.lastIndexOf('/');
    const name = decodeURIComponent(pathname.slice(slash + 1));
    const list = this.#lists.get(pathname.slice(0, slash));
    const found = list?.find(one => nameOf(one) === name);
    if (!found) {
      throw Object.assign(new Error('HTTP 404'), { failure: 'notFound' });
    }
    return found;
  }
}

function page(list: JsonObject[], query: URLSearchParams): JsonObject {
  const start = Number(query.get('continue') ?? 0);
  const end = start + 2;
  return {
    metadata: end < list.length ? { continue: String(end) } : {},
    items: list.slice(start, end),
  };
}

function nameOf(object: JsonObject): unknown {
  return (object.metadata as JsonObject).name;
}
