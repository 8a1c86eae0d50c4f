import type {
  DistributionDetector,
  NodeFacts,
} from '@flotilla/backstage-plugin-fleet-node';
import { mostNodes, versionHas } from '../signals';

/** A distribution that one property of its nodes tells. */
function byNodes(
  distribution: string,
  what: string,
  test: (node: NodeFacts) => boolean,
): DistributionDetector {
  return {
    detect(facts) {
      const evidence = mostNodes(facts, what, test);
      return evidence
        ? { distribution, confidence: 'high', evidence: [evidence] }
        : undefined;
    },
  };
}

const label = (distribution: string, key: string) =>
  byNodes(distribution, `carry the label ${key}`, ({ labels }) =>
    Object.hasOwn(labels, key),
  );

const provider = (distribution: string, prefix: string) =>
  byNodes(distribution, `have a providerID ${prefix}`, node =>
    Boolean(node.providerId?.startsWith(prefix)),
  );

/** Distributions that their nodes tell, in the order in which to ask. */
export const byNodesDetectors: readonly DistributionDetector[] = [
  byNodes('talos', 'run Talos', ({ osImage, kernelVersion }) =>
    Boolean(
      osImage?.startsWith('Talos (v') || kernelVersion?.endsWith('-talos'),
    ),
  ),
  provider('kind', 'kind://'),
  label('minikube', 'minikube.k8s.io/name'),
  label('k0s', 'node.k0sproject.io/role'),
  label('microk8s', 'microk8s.io/cluster'),
  byNodes(
    'docker-desktop',
    'run Docker Desktop',
    ({ osImage }) => osImage === 'Docker Desktop',
  ),
  label('oke', 'oci.oraclecloud.com/fault-domain'),
  provider('doks', 'digitalocean:'),
  {
    detect(facts) {
      const evidence = versionHas(facts, '+IKS');
      return evidence
        ? { distribution: 'iks', confidence: 'high', evidence: [evidence] }
        : undefined;
    },
  },
  provider('iks', 'ibmcloud'),
];
