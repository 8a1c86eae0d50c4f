import { seededRandom } from './seededRandom';
import { Replica, SharedCluster, shareOut } from './shareOut';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);

/** A fleet whose leases are as the last plan wanted them. */
class Fleet {
  replicas: Replica[] = [];
  readonly ids: string[];
  owners = new Map<string, string>();

  constructor(clusters: number) {
    this.ids = Array.from({ length: clusters }, (_, at) => `cluster-${at}`);
  }

  join(id: string, knows: readonly string[] = this.ids) {
    this.replicas.push({ id, knows: new Set(knows) });
  }

  leave(id: string) {
    this.replicas = this.replicas.filter(one => one.id !== id);
    this.owners = new Map([...this.owners].filter(([, one]) => one !== id));
  }

  /** @returns how many clusters changed hands, or found some */
  settle(): number {
    const before = this.owners;
    this.owners = new Map();
    const clusters: SharedCluster[] = this.ids.map(id => ({
      id,
      holder: before.get(id),
    }));
    for (const [replica, ids] of shareOut(this.replicas, clusters)) {
      ids.forEach(id => {
        if (this.owners.has(id)) {
          throw new Error(`${id} was given away twice`);
        }
        this.owners.set(id, replica);
      });
    }
    return this.ids.filter(id => this.owners.get(id) !== before.get(id)).length;
  }

  get loads(): number[] {
    const owners = [...this.owners.values()];
    return this.replicas.map(
      ({ id }) => owners.filter(one => one === id).length,
    );
  }
}

describe('shareOut', () => {
  describe.each(SEEDS)('seed %p', seed => {
    const random = seededRandom(seed);
    const clusters = Math.floor(random() * 300);
    const replicas = 1 + Math.floor(random() * 12);
    let fleet: Fleet;

    beforeEach(() => {
      fleet = new Fleet(clusters);
      for (let at = 0; at < replicas; at += 1) {
        fleet.join(`replica-${at}`);
      }
      fleet.settle();
    });

    const expectEven = () => {
      expect(fleet.owners.size).toBe(clusters);
      const count = fleet.replicas.length;
      expect(Math.max(...fleet.loads)).toBe(Math.ceil(clusters / count));
      expect(Math.min(...fleet.loads)).toBe(Math.floor(clusters / count));
    };

    it('gives each cluster to one replica, evenly, and leaves it there', () => {
      expectEven();
      expect(fleet.settle()).toBe(0);
    });

    it('moves to a replica that joins no more than its share', () => {
      fleet.join('joins');
      const moved = fleet.settle();
      expectEven();
      expect(moved).toBe(fleet.loads.at(-1));
      expect(fleet.settle()).toBe(0);
    });

    it('moves from a replica that leaves only what it had', () => {
      fleet.join('stays');
      fleet.settle();
      const [had] = fleet.loads;
      fleet.leave('replica-0');
      expect(fleet.settle()).toBe(had);
      expectEven();
    });

    it('leaves no cluster alone that somebody knows', () => {
      fleet.replicas = fleet.replicas.map(({ id }) => ({
        id,
        knows: new Set(fleet.ids.filter(() => random() < 0.5)),
      }));
      fleet.settle();
      const known = fleet.ids.filter(id =>
        fleet.replicas.some(({ knows }) => knows.has(id)),
      );
      expect([...fleet.owners.keys()].sort()).toEqual(known.sort());
      const knowsOwn = known.every(id =>
        fleet.replicas.some(
          one => one.id === fleet.owners.get(id) && one.knows.has(id),
        ),
      );
      expect(knowsOwn).toBe(true);
      fleet.settle();
      expect(fleet.settle()).toBe(0);
    });

    it('comes to rest however little some replicas know', () => {
      fleet.join('blind', []);
      fleet.join('half', fleet.ids.slice(clusters / 2));
      fleet.settle();
      fleet.settle();
      expect(fleet.settle()).toBe(0);
      expect(fleet.owners.size).toBe(clusters);
    });
  });

  it('is the same in whatever order it is asked', () => {
    const replicas = ['a', 'b', 'c'].map(id => ({
      id,
      knows: new Set(['1', '2', '3', '4', '5', '6', '7']),
    }));
    const clusters = [...replicas[0].knows].map(id => ({ id }));
    const plan = shareOut(replicas, clusters);
    const reversed = shareOut([...replicas].reverse(), [...clusters].reverse());
    for (const { id } of replicas) {
      expect([...reversed.get(id)!].sort()).toEqual([...plan.get(id)!].sort());
    }
  });

  it('shares what a replica does not know among the others', () => {
    const fleet = new Fleet(100);
    fleet.join('a');
    fleet.join('b');
    fleet.join('blind', []);
    fleet.settle();
    expect(fleet.loads).toEqual([50, 50, 0]);
  });

  it('plans what a dead replica still holds for those that are alive', () => {
    const knows = new Set(['1', '2']);
    const clusters = [
      { id: '1', holder: 'dead' },
      { id: '2', holder: 'a' },
    ];
    const plan = shareOut([{ id: 'a', knows }], clusters);
    expect([...plan]).toEqual([['a', knows]]);
  });

  it('has nothing to share where there is nobody', () => {
    expect(shareOut([], [{ id: '1' }]).size).toBe(0);
  });
});
