import type { SqlReader } from '../sql';
import type { Pair } from './pairs';
import { readDigests } from './readDigests';
import { readTexts } from './readTexts';
import type { ComparedWorkload } from './readWorkloads';

/** As kept of pods: container, digest, repository, tag. */
type Running = [string, string, string, string];

interface TemplateImage {
  container: string;
  image: string;
  tag?: string;
}

const NONE: ReadonlySet<number> = new Set();

/** The digests that the pods of workloads run, of what their templates name. */
export class RunningDigests {
  /**
   * Reads them for two clusters; their texts only of those pairs that could
   * differ.
   */
  static async read(
    reader: SqlReader,
    nos: readonly number[],
    pairs: readonly Pair[],
  ): Promise<RunningDigests> {
    const byWorkload = await readDigests(reader, nos);
    const textsOf = ({ id, images }: ComparedWorkload) => {
      const digests = byWorkload.get(id) ?? NONE;
      return digests.size > 0 ? [images, ...digests] : [];
    };
    const ids = pairs.flatMap(({ left, right }) =>
      left && right && couldDiffer(left, right, byWorkload)
        ? [...textsOf(left), ...textsOf(right)]
        : [],
    );
    return new RunningDigests(byWorkload, await readTexts(reader, ids));
  }

  private constructor(
    private readonly byWorkload: ReadonlyMap<number, ReadonlySet<number>>,
    private readonly texts: ReadonlyMap<number, string>,
  ) {}

  /** Whether an image that both name alike is another in each of them. */
  hasOther(left: ComparedWorkload, right: ComparedWorkload): boolean {
    if (!couldDiffer(left, right, this.byWorkload)) {
      return false;
    }
    const [one, other] = [left, right].map(side => this.#byImage(side));
    return [...one].some(([image, digests]) => {
      const others = other.get(image);
      return others && [...digests].every(digest => !others.has(digest));
    });
  }

  /** Those that a workload runs, sorted; undefined where they were not read. */
  of(workload: ComparedWorkload): string[] | undefined {
    const all = [...this.#byImage(workload).values()].flatMap(one => [...one]);
    return all.length > 0 ? [...new Set(all)].sort() : undefined;
  }

  #byImage({ id, images }: ComparedWorkload): Map<string, Set<string>> {
    const template: TemplateImage[] = JSON.parse(
      this.texts.get(images) ?? '[]',
    );
    const wanted = new Set(
      template.map(({ container, image, tag = '' }) =>
        JSON.stringify([container, image, tag]),
      ),
    );
    const found = new Map<string, Set<string>>();
    for (const text of this.byWorkload.get(id) ?? NONE) {
      const running: Running[] = JSON.parse(this.texts.get(text) ?? '[]');
      for (const [container, digest, image, tag] of running) {
        const key = JSON.stringify([container, image, tag]);
        if (wanted.has(key)) {
          found.set(key, (found.get(key) ?? new Set()).add(digest));
        }
      }
    }
    return found;
  }
}

/** Not where they name other images anyway, nor where one runs what the other does. */
function couldDiffer(
  left: ComparedWorkload,
  right: ComparedWorkload,
  byWorkload: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  const [one, other] = [left, right].map(
    ({ id }) => byWorkload.get(id) ?? NONE,
  );
  return (
    left.images === right.images &&
    one.size > 0 &&
    other.size > 0 &&
    [...one].some(text => !other.has(text))
  );
}
