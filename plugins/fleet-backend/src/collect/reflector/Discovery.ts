import type { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { CollectedResource, groupVersionPath } from '../resources';

const MAX_AGE_MS = 300_000;

/** The plurals that a group version has; undefined where nobody may know. */
type Served = ReadonlySet<string> | undefined;

/**
 * Which kinds one API server has, read once per group version for all that
 * ask, and again after five minutes.
 */
export class Discovery {
  readonly #read = new Map<string, { at: number; served: Promise<Served> }>();

  constructor(
    private readonly server: Pick<ApiServer, 'getJson'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Whether the server has this kind; true where it does not say, so that a
   * list tells.
   */
  async serves(
    resource: CollectedResource,
    signal: AbortSignal,
  ): Promise<boolean> {
    const path = groupVersionPath(resource);
    const served = await this.#served(path, signal);
    return served?.has(resource.plural) ?? true;
  }

  /** What was read of it proved wrong. */
  forget(resource: CollectedResource) {
    this.#read.delete(groupVersionPath(resource));
  }

  #served(path: string, signal: AbortSignal): Promise<Served> {
    const known = this.#read.get(path);
    const now = this.clock.now();
    if (known && now - known.at < MAX_AGE_MS) {
      return known.served;
    }
    const entry = { at: now, served: this.#ask(path, signal) };
    this.#read.set(path, entry);
    entry.served.catch(() => {
      if (this.#read.get(path) === entry) {
        this.#read.delete(path);
      }
    });
    return entry.served;
  }

  async #ask(path: string, signal: AbortSignal): Promise<Served> {
    try {
      return readPlurals(await this.server.getJson(path, { signal }));
    } catch (error) {
      const failure = error instanceof ApiServerError && error.failure;
      if (failure === 'notFound') {
        return new Set();
      }
      if (failure === 'forbidden') {
        return undefined;
      }
      throw error;
    }
  }
}

function readPlurals(body: unknown): Served {
  const resources = (body as { resources?: unknown } | null)?.resources;
  return Array.isArray(resources)
    ? new Set(resources.map(resource => resource?.name))
    : undefined;
}
