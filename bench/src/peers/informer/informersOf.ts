import {
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  type Informer,
  KubeConfig,
  type KubernetesListObject,
  type KubernetesObject,
  makeInformer,
  type ObjectCache,
} from '@kubernetes/client-node';
import type { InformedKinds } from './messages';

type AnyInformer = Informer<KubernetesObject> & ObjectCache<KubernetesObject>;
type List = () => Promise<KubernetesListObject<KubernetesObject>>;

export interface ClusterInformer {
  cluster: string;
  informer: AnyInformer;
}

/**
 * Informers as the client's documentation makes them, not started yet: one for
 * each context and kind, which lists with the typed API, without pages.
 */
export function informersOf(
  kubeconfig: string,
  kinds: InformedKinds,
): ClusterInformer[] {
  const file = new KubeConfig();
  file.loadFromFile(kubeconfig);
  return file.contexts.flatMap(({ name: cluster }) => {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfig);
    config.setCurrentContext(cluster);
    return Object.entries(listsOf(config))
      .filter(([path]) => kinds === 'all' || path === '/api/v1/pods')
      .map(([path, list]) => ({
        cluster,
        informer: makeInformer(config, path, list),
      }));
  });
}

function listsOf(config: KubeConfig): Record<string, List> {
  const core = config.makeApiClient(CoreV1Api);
  const apps = config.makeApiClient(AppsV1Api);
  const batch = config.makeApiClient(BatchV1Api);
  return {
    '/api/v1/namespaces': () => core.listNamespace(),
    '/api/v1/nodes': () => core.listNode(),
    '/apis/apps/v1/deployments': () => apps.listDeploymentForAllNamespaces(),
    '/apis/apps/v1/statefulsets': () => apps.listStatefulSetForAllNamespaces(),
    '/apis/apps/v1/daemonsets': () => apps.listDaemonSetForAllNamespaces(),
    '/apis/apps/v1/replicasets': () => apps.listReplicaSetForAllNamespaces(),
    '/apis/batch/v1/cronjobs': () => batch.listCronJobForAllNamespaces(),
    '/apis/batch/v1/jobs': () => batch.listJobForAllNamespaces(),
    '/api/v1/pods': () => core.listPodForAllNamespaces(),
  };
}
