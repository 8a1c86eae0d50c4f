import { InputError } from '@backstage/errors';
import type { RenderTarget } from '../Renderer';

const NAME = /^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/;
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * How helm is asked to render a chart for a target. Its values come by standard
 * input.
 *
 * @param chart - The folder
 * @throws InputError where a name is none that helm takes
 */
export function templateArguments(
  chart: string,
  target: Omit<RenderTarget, 'overrides'>,
): string[] {
  const { releaseName, namespace, kubeVersion, apiVersions } = target;
  if (!NAME.test(releaseName) || !NAMESPACE.test(namespace)) {
    throw new InputError(
      'A chart needs a release name of at most 53 letters, digits and dashes, and a namespace',
    );
  }
  const versions = apiVersions.filter(each => /^[\w./-]+$/.test(each));
  return [
    ...['template', releaseName, chart, '--namespace', namespace],
    ...['--include-crds', '--values', '-', `--kube-version=${kubeVersion}`],
    ...(versions.length > 0 ? [`--api-versions=${versions.join(',')}`] : []),
  ];
}
