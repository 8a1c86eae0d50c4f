import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { aksDetector } from './detectors/aks';
import { azureNodesDetector } from './detectors/azureNodes';
import { byNodesDetectors } from './detectors/byNodes';
import { eksDetector } from './detectors/eks';
import { eksAnywhereDetector } from './detectors/eksAnywhere';
import { gkeDetector } from './detectors/gke';
import { microshiftDetector } from './detectors/microshift';
import { openshiftDetector } from './detectors/openshift';
import {
  harvesterDetector,
  k3sDetector,
  rke1Detector,
  rke2Detector,
} from './detectors/rancher';
import { tkgDetector, tkgiDetector } from './detectors/tanzu';
import { upstreamDetector } from './detectors/upstream';

/** In the order in which they are asked: what is built on another comes first. */
export const DEFAULT_DETECTORS: readonly DistributionDetector[] = [
  openshiftDetector,
  microshiftDetector,
  eksAnywhereDetector,
  eksDetector,
  gkeDetector,
  aksDetector,
  tkgiDetector,
  tkgDetector,
  harvesterDetector,
  rke2Detector,
  k3sDetector,
  rke1Detector,
  ...byNodesDetectors,
  azureNodesDetector,
  upstreamDetector,
];
