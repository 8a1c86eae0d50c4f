import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  fleetClusterReadPermission,
  fleetWorkloadReadPermission,
} from '@flotilla/backstage-plugin-fleet-common';

/** What policy says of one asker. */
export interface ReadDecisions {
  clusters: PolicyDecision;
  workloads: PolicyDecision;
}

const MAX_AGE_MS = 1_000;
const MAX_ENTRIES = 1_000;

/**
 * Asks the permission policy, at most once a second for one asker: pages ask
 * several questions at once, and a decision costs more than most answers. What
 * policy takes away is gone within that second.
 */
export class Decisions {
  readonly #permissions: Pick<PermissionsService, 'authorizeConditional'>;
  readonly #now: () => number;
  readonly #kept = new Map<
    string,
    { at: number; decisions: Promise<ReadDecisions> }
  >();

  constructor(options: {
    permissions: Pick<PermissionsService, 'authorizeConditional'>;
    now: () => number;
  }) {
    this.#permissions = options.permissions;
    this.#now = options.now;
  }

  /** The same object for the same asker, as long as it is kept. */
  of(credentials: BackstageCredentials): Promise<ReadDecisions> {
    const now = this.#now();
    const key = keyOf(credentials);
    const kept = this.#kept.get(key);
    if (kept && now >= kept.at && now - kept.at < MAX_AGE_MS) {
      return kept.decisions;
    }
    const decisions = this.#decide(credentials);
    this.#keep(key, { at: now, decisions });
    return decisions;
  }

  async #decide(credentials: BackstageCredentials): Promise<ReadDecisions> {
    const [clusters, workloads] = await this.#permissions.authorizeConditional(
      [
        { permission: fleetClusterReadPermission },
        { permission: fleetWorkloadReadPermission },
      ],
      { credentials },
    );
    return { clusters, workloads };
  }

  #keep(key: string, entry: { at: number; decisions: Promise<ReadDecisions> }) {
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    // Who asked is told of the failure; who asks next is to try again.
    entry.decisions.catch(() => {
      if (this.#kept.get(key) === entry) {
        this.#kept.delete(key);
      }
    });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_ENTRIES) {
      this.#kept.delete(oldest);
    }
  }
}

/** A token is not to be seen, but when it expires tells one from the next. */
function keyOf({ principal, expiresAt }: BackstageCredentials): string {
  return JSON.stringify([principal, expiresAt]);
}
