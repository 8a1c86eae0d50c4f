import type { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';

/** A document; undefined where there is none, or it may not be read. */
export async function readIfAllowed(
  server: Pick<ApiServer, 'getJson'>,
  path: string,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await server.getJson(path, { signal });
  } catch (error) {
    const failure = error instanceof ApiServerError && error.failure;
    if (failure === 'forbidden' || failure === 'notFound') {
      return undefined;
    }
    throw error;
  }
}
