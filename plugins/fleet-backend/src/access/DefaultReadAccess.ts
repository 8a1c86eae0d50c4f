import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Asker } from '../questions/asker';
import type { FleetSnapshot, FleetSnapshots } from '../questions/coverage';
import { clusterFilter } from './clusterFilter';
import { Decisions, type ReadDecisions } from './Decisions';
import type { ReadAccess } from './ReadAccess';
import { workloadScope } from './workloadScope';

type View = Pick<Asker, 'fleet' | 'workloads'>;

/** By the permission policy of the portal. */
export class DefaultReadAccess implements ReadAccess {
  readonly #permissions: Pick<PermissionsService, 'authorize'>;
  readonly #decisions: Decisions;
  readonly #snapshots: Pick<FleetSnapshots, 'current'>;
  /** What follows from a decision for a fleet, as long as both are kept. */
  readonly #views = new WeakMap<
    ReadDecisions,
    { of: FleetSnapshot; view: View }
  >();

  static create(options: {
    permissions: Pick<PermissionsService, 'authorize' | 'authorizeConditional'>;
    snapshots: Pick<FleetSnapshots, 'current'>;
    now: () => number;
  }): ReadAccess {
    return new DefaultReadAccess(options);
  }

  private constructor(
    options: Parameters<(typeof DefaultReadAccess)['create']>[0],
  ) {
    this.#permissions = options.permissions;
    this.#decisions = new Decisions(options);
    this.#snapshots = options.snapshots;
  }

  async askerOf(credentials: BackstageCredentials): Promise<Asker> {
    const [decisions, fleet] = await Promise.all([
      this.#decisions.of(credentials),
      this.#snapshots.current(),
    ]);
    return { credentials, ...this.#viewOf(decisions, fleet) };
  }

  async require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`This needs the permission ${permission.name}`);
    }
  }

  #viewOf(decisions: ReadDecisions, fleet: FleetSnapshot): View {
    const known = this.#views.get(decisions);
    if (known?.of === fleet) {
      return known.view;
    }
    const isVisible = clusterFilter(decisions.clusters);
    const visible = isVisible ? fleet.within(isVisible) : fleet;
    const view = {
      fleet: visible,
      workloads: workloadScope(decisions.workloads, visible.clusters),
    };
    this.#views.set(decisions, { of: fleet, view });
    return view;
  }
}
