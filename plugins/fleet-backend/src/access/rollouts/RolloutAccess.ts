import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  fleetRolloutActPermission,
  fleetRolloutApprovePermission,
  fleetRolloutCreatePermission,
  fleetRolloutReadPermission,
} from '@flotilla/backstage-plugin-fleet-common';
import { clusterFilter } from '../clusterFilter';
import type { ReadAccess } from '../ReadAccess';
import type { RolloutAsker } from './RolloutAsker';

/** Tells what somebody may do to rollouts. */
export interface RolloutAccess {
  /** @throws NotAllowedError where somebody may not even know of rollouts */
  askerOf(credentials: BackstageCredentials): Promise<RolloutAsker>;
}

/** By the permission policy of the portal, asked anew at each act. */
export class DefaultRolloutAccess implements RolloutAccess {
  readonly #read: ReadAccess;
  readonly #permissions: Pick<PermissionsService, 'authorizeConditional'>;

  static create(options: {
    read: ReadAccess;
    permissions: Pick<PermissionsService, 'authorizeConditional'>;
  }): RolloutAccess {
    return new DefaultRolloutAccess(options);
  }

  private constructor(options: {
    read: ReadAccess;
    permissions: Pick<PermissionsService, 'authorizeConditional'>;
  }) {
    this.#read = options.read;
    this.#permissions = options.permissions;
  }

  async askerOf(credentials: BackstageCredentials): Promise<RolloutAsker> {
    const [asker, , decisions] = await Promise.all([
      this.#read.askerOf(credentials),
      this.#read.require(credentials, fleetRolloutReadPermission),
      this.#permissions.authorizeConditional(
        [
          { permission: fleetRolloutCreatePermission },
          { permission: fleetRolloutActPermission },
          { permission: fleetRolloutApprovePermission },
        ],
        { credentials },
      ),
    ]);
    const [create, act, approve] = decisions.map(
      decision => clusterFilter(decision) ?? (() => true),
    );
    const ref = refOf(credentials);
    return { ...asker, ref, may: { create, act, approve } };
  }
}

/** @throws NotAllowedError for who is neither a person nor a service */
function refOf({ principal }: BackstageCredentials): string {
  const { type, userEntityRef, subject } = principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
  };
  if (type === 'user' && userEntityRef) {
    return userEntityRef.toLocaleLowerCase('en-US');
  }
  if (type === 'service' && subject) {
    return `service:${subject}`;
  }
  throw new NotAllowedError('Rollouts need to know who asks: sign in');
}
