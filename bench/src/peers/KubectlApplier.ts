import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Testbed } from '../../../packages/testbed-client/src';
import {
  type BenchTarget,
  type DeploymentApplier,
  TARGETS_AT_ONCE,
} from '../benches/delivery';
import { benchDeployment } from './benchDeployment';
import { eachOf } from './eachOf';
import { buildKubectl } from './kubectlBinary';

const run = promisify(execFile);

/** `kubectl apply --server-side` in a loop over contexts, as people write it. */
export class KubectlApplier implements DeploymentApplier {
  readonly #kubectl: string;
  readonly #kubeconfig: string;
  readonly #targets: readonly BenchTarget[];
  readonly #folder: string;

  /** @param folder - For its cache of what clusters serve, and its file */
  static async open(
    testbed: Testbed,
    targets: readonly BenchTarget[],
    folder: string,
  ): Promise<KubectlApplier> {
    const kubectl = await buildKubectl();
    const { delivererKubeconfigPath } = testbed;
    return new KubectlApplier(
      kubectl,
      delivererKubeconfigPath,
      targets,
      folder,
    );
  }

  private constructor(
    kubectl: string,
    kubeconfig: string,
    targets: readonly BenchTarget[],
    folder: string,
  ) {
    this.#kubectl = kubectl;
    this.#kubeconfig = kubeconfig;
    this.#targets = targets;
    this.#folder = folder;
  }

  async apply(image: string): Promise<void> {
    const file = join(this.#folder, 'deployment.json');
    writeFileSync(file, JSON.stringify(benchDeployment('theirs', image)));
    await eachOf(this.#targets, TARGETS_AT_ONCE, ({ cluster, namespace }) =>
      run(this.#kubectl, [
        ...['--kubeconfig', this.#kubeconfig, '--context', cluster],
        ...['--cache-dir', join(this.#folder, 'cache')],
        ...['apply', '--server-side', '-n', namespace, '-f', file],
      ]),
    );
  }

  async close(): Promise<void> {}
}
