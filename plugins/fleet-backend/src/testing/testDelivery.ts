import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ReadAccess } from '../access';
import { DefaultHubs, type Targets } from '../apply';
import { FakeRenderer } from '../apply/render';
import { systemClock } from '../collect';
import { createDelivery, Engines } from '../delivery';
import type { DeliveryOptions } from '../delivery';

const unreachable: Targets = {
  target() {
    throw new ServiceUnavailableError('This test has no such cluster');
  },
  async close() {},
};

/** Delivery as the plugin joins it; without clusters that can be acted on. */
export function testDelivery(
  options: Pick<DeliveryOptions, 'permissions' | 'snapshots'> & {
    knex: Knex;
    access: ReadAccess;
    now: () => number;
  } & Pick<DeliveryOptions, 'auth' | 'logger'> &
    Partial<DeliveryOptions>,
): ReturnType<typeof createDelivery> {
  return createDelivery({
    catalog: { getEntityByRef: async () => undefined } as never,
    renderer: new FakeRenderer(),
    targets: unreachable,
    hubs: DefaultHubs.create({
      connections: { list: () => [] },
      targets: unreachable,
    }),
    engines: new Engines(),
    listener: { happened: async () => {} },
    clock: { ...systemClock, now: options.now },
    ...options,
  });
}
