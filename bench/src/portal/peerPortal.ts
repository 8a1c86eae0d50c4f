import { startPortal } from './startPortal';

// What a Backstage user has today: the same portal with Backstage's own plugin.
startPortal(import('@backstage/plugin-kubernetes-backend'));
