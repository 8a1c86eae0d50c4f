import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { SOURCE_LIMITS, UrlSourceReader } from '../source';
import { DefaultRenderer } from './DefaultRenderer';
import { HelmOpener } from './helm/HelmOpener';
import { OciCharts } from './helm/OciCharts';
import { RepositoryCharts } from './helm/RepositoryCharts';
import { KustomizeOpener } from './kustomize/KustomizeOpener';
import { Places } from './Places';
import { ManifestsOpener } from './plain/ManifestsOpener';
import { readNetwork } from './readNetwork';
import { readRegistries } from './readRegistries';
import type { Renderer } from './Renderer';
import { ProcessTool } from './tools/ProcessTool';
import type { ToolLimits } from './tools/toolLimits';

/** What may run at once, beside everything else that this backend does. */
const PROCESSES = 2;
const INDEX_BYTES = 50 * 1024 * 1024;

export interface CreateRendererOptions {
  /** The whole configuration; fleet.delivery of it is read. */
  config: Config;
  urlReader: UrlReaderService;
  /** Of each run of helm and kustomize. */
  limits?: Partial<ToolLimits>;
}

/** Joins what renders. */
export function createRenderer(options: CreateRendererOptions): Renderer {
  const { urlReader, limits: toolLimits } = options;
  const config = options.config.getOptionalConfig('fleet.delivery');
  const places = new Places(PROCESSES);
  const tool = (name: string) =>
    new ProcessTool({
      name,
      path: config?.getOptionalString(name),
      limits: toolLimits,
      places,
    });
  const helm = tool('helm');
  const reader = new UrlSourceReader({ urlReader });
  const limits = {
    ...SOURCE_LIMITS,
    fileBytes: INDEX_BYTES,
    bytes: INDEX_BYTES,
  };
  const indexReader = new UrlSourceReader({ urlReader, limits });
  return new DefaultRenderer({
    manifests: new ManifestsOpener(reader),
    kustomize: new KustomizeOpener({ reader, kustomize: tool('kustomize') }),
    helm: new HelmOpener({
      reader,
      helm,
      repositories: new RepositoryCharts({ reader, indexReader }),
      registries: new OciCharts({
        helm,
        registries: readRegistries(config),
        network: readNetwork(process.env),
      }),
    }),
  });
}
