import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';

/**
 * A hub's API server, as far as locators need it. Rejects with an error whose
 * message is fit for people; one with a `failure` says what kind it is, see
 * failureOf().
 */
export interface HubServer {
  /**
   * Reads one JSON document.
   *
   * @param path - With its query, for example /api/v1/secrets?limit=1
   */
  getJson(path: string, options: { signal: AbortSignal }): Promise<unknown>;

  /** Closes all connections. */
  close(): Promise<void>;
}

/** Opens a hub's API server; nothing is sent before it is asked. */
export type ConnectHub = (connection: ClusterConnection) => HubServer;

/** What kind of failure a HubServer had, for example forbidden or notFound. */
export function failureOf(error: unknown): string | undefined {
  const failure =
    typeof error === 'object' &&
    error !== null &&
    Reflect.get(error, 'failure');
  return typeof failure === 'string' ? failure : undefined;
}
