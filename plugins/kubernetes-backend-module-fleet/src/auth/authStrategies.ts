import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  AksStrategy,
  AwsIamStrategy,
  AzureIdentityStrategy,
  GoogleServiceAccountStrategy,
  GoogleStrategy,
  OidcStrategy,
  ServiceAccountStrategy,
} from '@backstage/plugin-kubernetes-backend';
import type { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import { FLEET_AUTH_PROVIDER } from './authProvider';

/**
 * All strategies: the fleet's, and those that the Kubernetes plugin has by
 * itself. It has them only as long as nobody adds one, so who adds one adds
 * them too; without them no other cluster could be shown any more.
 */
export function authStrategies(options: {
  fleet: AuthenticationStrategy;
  config: RootConfigService;
  logger: LoggerService;
}): Record<string, AuthenticationStrategy> {
  const { fleet, config, logger } = options;
  return {
    aks: new AksStrategy(),
    aws: new AwsIamStrategy({ config }),
    azure: new AzureIdentityStrategy(logger),
    google: new GoogleStrategy(),
    googleServiceAccount: new GoogleServiceAccountStrategy({ config }),
    oidc: new OidcStrategy(),
    serviceAccount: new ServiceAccountStrategy(),
    [FLEET_AUTH_PROVIDER]: fleet,
  };
}
