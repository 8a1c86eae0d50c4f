import type { DeliveryTarget } from '@flotilla/backstage-plugin-fleet-node';
import { FakeFleetHubs } from '@flotilla/backstage-plugin-fleet-node/testUtils';
import { Engines } from './Engines';
import { FakeEngine } from './FakeEngine';

const context = { signal: new AbortController().signal, fencingToken: 0 };
const target = {} as DeliveryTarget;

class Owning extends FakeEngine {
  override async ownerOf() {
    return { description: `of ${this.name}` } as never;
  }
}

describe('Engines', () => {
  const services = { hubs: new FakeFleetHubs(), now: () => 5 };
  let engines: Engines;

  beforeEach(() => {
    engines = new Engines();
  });

  it('makes engines of modules once it has what they need', async () => {
    const given: unknown[] = [];
    engines.addEngine(options => {
      given.push(options);
      return new Owning('made');
    });
    engines.make(services);
    engines.make(services);
    engines.addLast(new FakeEngine('builtin'));
    expect(given).toEqual([services]);
    expect(engines.named('made').name).toBe('made');
    expect(await engines.choose(target, context)).toMatchObject({
      engine: { name: 'made' },
      owner: { description: 'of made' },
    });
  });

  it('takes the last one for what nobody owns', async () => {
    engines.addEngine(new FakeEngine('other'));
    engines.addLast(new FakeEngine('builtin'));
    const { engine, owner } = await engines.choose(target, context);
    expect([engine.name, owner]).toEqual(['builtin', undefined]);
  });

  it('takes the one that was asked for, whoever owns it', async () => {
    engines.addEngine(new FakeEngine('asked'));
    engines.addEngine(new Owning('owner'));
    const { engine } = await engines.choose(target, context, 'asked');
    expect(engine.name).toBe('asked');
    expect(() => engines.named('none')).toThrow('there are: asked, owner');
  });

  it('refuses a second one of a name, added or made', () => {
    engines.addEngine(new FakeEngine('one'));
    expect(() => engines.addEngine(new FakeEngine('one'))).toThrow(
      'two delivery engines called one',
    );
    engines.addEngine(() => new FakeEngine('one'));
    expect(() => engines.make(services)).toThrow(
      'two delivery engines called one',
    );
  });
});
