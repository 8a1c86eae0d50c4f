import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  createFleetQueryClient,
  DefaultFleetApi,
  fleetApiRef,
  fleetQueryClientApiRef,
} from '../api';

export const fleetApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: fleetApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => DefaultFleetApi.create({ fetchApi }),
    }),
});

export const fleetQueryClientApi = ApiBlueprint.make({
  name: 'query-client',
  params: defineParams =>
    defineParams({
      api: fleetQueryClientApiRef,
      deps: {},
      factory: createFleetQueryClient,
    }),
});
