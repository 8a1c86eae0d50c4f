// The load server: a small program that needs Kubernetes' types and codecs only.
import { buildProgram } from './binaries.mjs';
import { sourceHash } from './sources.mjs';

/**
 * Returns the path of the load server's binary, and builds it first if there is
 * none, which takes about a minute without any cache. Ends the process where there is no Go.
 */
export async function buildLoadServer() {
  return await buildProgram({
    name: 'load',
    key: `load-${sourceHash([
      ...['go.mod', 'go.sum', 'cmd/load', 'internal/load', 'launcher'],
      ...['internal/kubeconfig', 'internal/pki', 'internal/ports'],
    ])}`,
    belongs: folder => folder.startsWith('load-'),
    buildArguments: output => [
      ...['build', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w'],
      ...['-o', output, './cmd/load'],
    ],
    announce: go => `building the load server with ${go}`,
  });
}
