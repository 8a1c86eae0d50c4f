import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  createFolder,
  SOURCE_LIMITS,
  unpack,
  type SourceFolder,
} from '../../source';
import type { Tool } from '../tools/Tool';
import type { ChartOptions, ChartSource } from './ChartSource';
import type { OciRegistry } from './OciRegistry';

/** A chart in a registry. */
export interface OciChart {
  /** For example oci://registry.example/charts/shop. */
  oci: string;
  version: string;
}

export interface OciChartsOptions {
  helm: Tool;
  /** Those that may be asked, and no other. */
  registries: readonly OciRegistry[];
  /** How they are reached: HTTPS_PROXY and the like. */
  network: Readonly<Record<string, string>>;
}

/** Has helm pull charts from the registries that the configuration names. */
export class OciCharts implements ChartSource<OciChart> {
  readonly #helm: Tool;
  readonly #registries: readonly OciRegistry[];
  readonly #network: Readonly<Record<string, string>>;

  constructor({ helm, registries, network }: OciChartsOptions) {
    this.#helm = helm;
    this.#registries = registries;
    this.#network = network;
  }

  async fetch(
    { oci, version }: OciChart,
    { signal }: ChartOptions,
  ): Promise<SourceFolder> {
    const registry = this.#registryOf(oci);
    const scratch = await mkdtemp(join(tmpdir(), 'flotilla-chart-'));
    try {
      const config = join(scratch, 'config.json');
      await writeFile(config, credentialsOf(registry), { mode: 0o600 });
      const plain = registry.plainHttp ? ['--plain-http'] : [];
      await this.#helm.run({
        args: [
          ...['pull', oci, `--version=${version}`, ...plain],
          ...['--registry-config', config, '--destination', scratch],
        ],
        env: this.#network,
        signal,
      });
      return await unpackOnly(scratch);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  #registryOf(oci: string): OciRegistry {
    const [, host, rest] = /^oci:\/\/([^/@\s]+)(\/[\w./-]+)$/.exec(oci) ?? [];
    if (!host || rest.includes('..')) {
      throw new InputError('A chart in a registry is oci://HOST/PATH');
    }
    const registry = this.#registries.find(known => known.host === host);
    if (!registry) {
      throw new NotAllowedError(
        `This backend may not pull from ${host}: add it to fleet.delivery.registries`,
      );
    }
    return registry;
  }
}

async function unpackOnly(folder: string): Promise<SourceFolder> {
  const [name] = (await readdir(folder)).filter(each => each.endsWith('.tgz'));
  const archive = await readFile(join(folder, name));
  return await createFolder(SOURCE_LIMITS, path =>
    unpack(archive, path, SOURCE_LIMITS),
  );
}

/** As Docker keeps them. */
function credentialsOf({ host, username, password }: OciRegistry): string {
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return JSON.stringify({ auths: username ? { [host]: { auth: pair } } : {} });
}
