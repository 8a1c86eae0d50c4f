import { InputError } from '@backstage/errors';
import type { RolloutSourceHelm } from '@flotilla/backstage-plugin-fleet-common';
import type { SourceFolder, SourceReader } from '../../source';
import type { Opener } from '../Opener';
import type { OpenedSource, RenderOptions } from '../Renderer';
import type { Tool } from '../tools/Tool';
import type { ChartSource } from './ChartSource';
import { HelmSource } from './HelmSource';
import type { OciChart } from './OciCharts';
import { prepareChart } from './prepareChart';
import type { RepositoryChart } from './RepositoryCharts';

const VERSION = /^v?\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/;
const CHART = /^[A-Za-z0-9][\w.-]*$/;

export interface HelmOpenerOptions {
  reader: SourceReader;
  repositories: ChartSource<RepositoryChart>;
  registries: ChartSource<OciChart>;
  helm: Tool;
}

/** Charts of folders, HTTP repositories and OCI registries. */
export class HelmOpener implements Opener<RolloutSourceHelm> {
  readonly #from: Omit<HelmOpenerOptions, 'helm'>;
  readonly #helm: Tool;

  constructor({ helm, ...from }: HelmOpenerOptions) {
    this.#from = from;
    this.#helm = helm;
  }

  async open(
    source: RolloutSourceHelm,
    options: RenderOptions,
  ): Promise<OpenedSource> {
    const folder = await this.#fetch(source, options);
    try {
      await prepareChart(folder);
      const { values } = source;
      return new HelmSource({ folder, helm: this.#helm, values });
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  async #fetch(
    { url, oci, repository, chart, version }: RolloutSourceHelm,
    options: RenderOptions,
  ): Promise<SourceFolder> {
    const { reader, repositories, registries } = this.#from;
    const forms = [url, oci, repository].filter(form => form !== undefined);
    if (forms.length !== 1) {
      throw new InputError('A chart is named by one of url, oci, repository');
    }
    if (url !== undefined) {
      return await reader.readFolder(url, options);
    }
    const exact = exactly(version);
    if (oci !== undefined) {
      return await registries.fetch({ oci, version: exact }, options);
    }
    return await repositories.fetch(
      { repository: repository ?? '', chart: named(chart), version: exact },
      options,
    );
  }
}

function exactly(version: string | undefined): string {
  if (!version || !VERSION.test(version)) {
    throw new InputError('A chart needs an exact version, for example 1.4.2');
  }
  return version;
}

function named(chart: string | undefined): string {
  if (!chart || !CHART.test(chart)) {
    throw new InputError('A chart in a repository needs its name');
  }
  return chart;
}
