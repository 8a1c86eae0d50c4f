import { buildProgram } from '../../../testbed/launcher/binaries.mjs';
import { sourceHash } from '../../../testbed/launcher/sources.mjs';

/**
 * Builds kubectl alone, from the same modules as the testbed and with its cache
 * in seconds. The testbed has a kubectl too, but starts all of Kubernetes with
 * it, which takes twice as long as what people have.
 *
 * @returns the path of the binary; ends the process where there is no Go
 */
export async function buildKubectl(): Promise<string> {
  const binary: unknown = await buildProgram({
    name: 'kubectl',
    key: `kubectl-${sourceHash(['go.mod', 'go.sum'])}`,
    belongs: (folder: string) => folder.startsWith('kubectl-'),
    buildArguments: (output: string) => [
      ...['build', '-trimpath', '-buildvcs=false', '-tags', 'grpcnotrace'],
      ...['-ldflags', '-s -w', '-o', output, 'k8s.io/kubernetes/cmd/kubectl'],
    ],
    announce: (go: string) => `building kubectl with ${go}`,
  });
  return String(binary);
}
