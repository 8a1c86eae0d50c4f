import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Asker } from '../questions/asker';

/** Tells what somebody may know of. */
export interface ReadAccess {
  /** @throws whatever the permission service fails with; nothing is answered then */
  askerOf(credentials: BackstageCredentials): Promise<Asker>;

  /** @throws NotAllowedError where somebody does not have a permission */
  require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void>;
}
