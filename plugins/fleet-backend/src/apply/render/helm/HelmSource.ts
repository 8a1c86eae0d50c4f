import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { Turns } from '../../../Turns';
import { parseManifests, revisionOf } from '../../manifests';
import type { SourceFolder } from '../../source';
import type {
  OpenedSource,
  Rendered,
  RenderOptions,
  RenderTarget,
} from '../Renderer';
import { toRendered } from '../toRendered';
import type { Tool, ToolOutput } from '../tools/Tool';
import { changesEachTime } from './changesEachTime';
import { skippedHooks } from './skippedHooks';
import { templateArguments } from './templateArguments';
import { valuesFor } from './valuesFor';

export interface HelmSourceOptions {
  folder: SourceFolder;
  helm: Tool;
  /** Of the rollout, for all targets. */
  values: unknown;
}

/** What helm made of a chart. */
interface Templated {
  objects: Manifest[];
  problems: string[];
}

/** A chart. Targets that are alike are rendered once. */
export class HelmSource implements OpenedSource {
  readonly digest: string;
  readonly #folder: SourceFolder;
  readonly #helm: Tool;
  readonly #values: unknown;
  readonly #known = new Map<string, Templated>();
  readonly #turns = new Turns();

  constructor({ folder, helm, values }: HelmSourceOptions) {
    this.digest = folder.digest;
    this.#folder = folder;
    this.#helm = helm;
    this.#values = values;
  }

  async render(
    target: RenderTarget,
    { signal }: RenderOptions,
  ): Promise<Rendered> {
    const args = templateArguments(this.#folder.path, target);
    const values = valuesFor(this.#values, target);
    const input = JSON.stringify(values);
    const { objects, problems } = await this.#turns.run(() =>
      this.#template(args, input, signal),
    );
    const rendered = toRendered(objects, target);
    return { ...rendered, problems: [...problems, ...rendered.problems] };
  }

  async close(): Promise<void> {
    // What is being rendered still needs it.
    await this.#turns.run(() => this.#folder.close());
  }

  async #template(
    args: string[],
    input: string,
    signal: AbortSignal,
  ): Promise<Templated> {
    const key = revisionOf([args, input]);
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const run = { args, input, signal, cwd: this.#folder.path };
    const first = await this.#read(await this.#helm.run(run), signal);
    // Once is enough to see it: what is random is so for all targets.
    if (this.#known.size === 0) {
      const again = await this.#read(await this.#helm.run(run), signal);
      first.problems.push(...changesEachTime(first.objects, again.objects));
    }
    this.#known.set(key, first);
    return first;
  }

  async #read(
    { stdout, stderr }: ToolOutput,
    signal: AbortSignal,
  ): Promise<Templated> {
    const objects = await parseManifests(stdout, { name: 'helm', signal });
    return { objects, problems: skippedHooks(stderr) };
  }
}
