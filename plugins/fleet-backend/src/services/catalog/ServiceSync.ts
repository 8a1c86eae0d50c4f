import type { ServiceStore } from '../store/ServiceStore';
import type { ServiceSource } from './ServiceSource';

/** Keeps the services that the catalog has. */
export class ServiceSync {
  static create(options: {
    source: ServiceSource;
    store: Pick<ServiceStore, 'replace'>;
  }): ServiceSync {
    return new ServiceSync(options);
  }

  private constructor(
    private readonly options: Parameters<(typeof ServiceSync)['create']>[0],
  ) {}

  /**
   * Reads them all and keeps what changed.
   *
   * @throws what the catalog fails with; then all stay as they were
   */
  async run(signal: AbortSignal): Promise<void> {
    const { source, store } = this.options;
    await store.replace(await source.read(signal));
  }
}
