import type { Config } from '@backstage/config';
import type { OciRegistry } from './helm/OciRegistry';

/** @param config - fleet.delivery */
export function readRegistries(config: Config | undefined): OciRegistry[] {
  const entries = config?.getOptionalConfigArray('registries') ?? [];
  return entries.map(entry => ({
    host: entry.getString('host'),
    username: entry.getOptionalString('username'),
    password: entry.getOptionalString('password'),
    plainHttp: entry.getOptionalBoolean('plainHttp'),
  }));
}
