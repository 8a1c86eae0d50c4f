export { KubernetesPage } from './KubernetesPage';
