import { ApiServerError } from '../apiServer/ApiServerError';
import type { Discovery } from './Discovery';

/**
 * What was learned of one API server, shared by the reflectors of its cluster
 * so that each does not ask again.
 */
export class ServerTraits {
  /** Whether it may send a list as the beginning of a watch. */
  watchList = true;
  readonly #jsonOnly = new Set<string>();

  constructor(readonly discovery: Discovery) {}

  /** Whether it refused to send this kind as anything but JSON. */
  isJsonOnly(kind: string): boolean {
    return this.#jsonOnly.has(kind);
  }

  /**
   * Learns from a failed request for a kind.
   *
   * @returns whether the kind is to be asked for again, as JSON
   */
  learnEncoding(kind: string, error: unknown): boolean {
    const code = statusCodeOf(error);
    const refused = code === 406 || code === 415;
    if (!refused || this.#jsonOnly.has(kind)) {
      return false;
    }
    this.#jsonOnly.add(kind);
    return true;
  }

  /**
   * Learns from a list that failed as the beginning of a watch.
   *
   * @param wasSilent - Whether its end never came: a server that does not know
   *   such lists goes on as if that had not been asked for
   * @returns whether it is to be asked for in pages
   */
  learnWatchList(error: unknown, wasSilent = false): boolean {
    if (!wasSilent && !refusesWatchList(error)) {
      return false;
    }
    this.watchList = false;
    return true;
  }

  /** It was upgraded: what it refused it may know now. */
  forget() {
    this.watchList = true;
    this.#jsonOnly.clear();
  }
}

/**
 * Servers without it call the request invalid; a proxy that knows the queries
 * it lets through may refuse it by name.
 */
function refusesWatchList(error: unknown): boolean {
  const code = statusCodeOf(error);
  const isNamed = (error as Error).message.includes('sendInitialEvents');
  return code === 422 || ((code === 400 || code === 403) && isNamed);
}

function statusCodeOf(error: unknown): number | undefined {
  return error instanceof ApiServerError ? error.options.statusCode : undefined;
}
