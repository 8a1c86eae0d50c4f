import { every, SimulatorClock } from '../../clock';
import { ClusterControllers, ControllerContext } from '../../controllers';
import { between, pick, Random } from '../random';
import { SECOND } from '../time';
import { changeNodes, changePolicy } from './clusterHappenings';
import {
  crashAgain,
  Happening,
  restart,
  rolloutRestart,
  runCronJob,
  scale,
  upgrade,
} from './happenings';

const STEP_MS = 2 * SECOND;
/** On average something happens every third step. */
const CHANCE = 1 / 3;

/** What happens, and how often compared with the rest. */
const HAPPENINGS: ReadonlyArray<[Happening, number]> = [
  [crashAgain, 6],
  [restart, 4],
  [runCronJob, 3],
  [upgrade, 2],
  [scale, 1],
  [rolloutRestart, 1],
  [changePolicy, 1],
  [changeNodes, 1],
];

/** One cluster that lives. */
export interface LivingCluster {
  context: ControllerContext;
  /** Whether nothing can be seen of it, so that nothing needs to happen. */
  isSilent(): boolean;
}

/** Lets things happen on a fleet, now here and now there. */
export class FleetLife {
  readonly #controllers: ClusterControllers[];
  readonly #stopTimer: () => void;

  constructor(
    private readonly clusters: readonly LivingCluster[],
    private readonly random: Random,
    clock: SimulatorClock,
  ) {
    this.#controllers = clusters.map(
      ({ context }) => new ClusterControllers(context),
    );
    this.#stopTimer = every(clock, STEP_MS, () => this.#step());
  }

  stop(): void {
    this.#stopTimer();
    this.#controllers.forEach(controllers => controllers.stop());
  }

  #step() {
    this.#controllers.forEach(controllers => controllers.step());
    if (this.random() < CHANCE) {
      this.#happen(this.#pickHappening());
    }
  }

  /** On some cluster where it can. */
  #happen(happening: Happening) {
    const visible = this.clusters.filter(cluster => !cluster.isSilent());
    const from = between(this.random, 0, visible.length - 1);
    const order = [...visible.slice(from), ...visible.slice(0, from)];
    order.some(({ context }) => happening(context, this.random));
  }

  #pickHappening(): Happening {
    const weighted = HAPPENINGS.flatMap(([happening, weight]) =>
      Array<Happening>(weight).fill(happening),
    );
    return pick(this.random, weighted);
  }
}
