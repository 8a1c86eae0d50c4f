import { InputError } from '@backstage/errors';
import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KnownUsers } from './KnownUsers';
import { locateContexts } from './locateContexts';
import { parseKubeconfig } from './parseKubeconfig';

/** A trusted kubeconfig file, each context of which is a cluster. */
export const kubeconfigLocatorFactory: FleetClusterLocatorFactory = {
  type: 'kubeconfig',
  create({ config }) {
    const path = config.getString('path');
    const allowExec = config.getOptionalBoolean('allowExec') ?? false;
    const labels = config.getOptional<Record<string, string>>('labels');
    const users = new KnownUsers();
    const options = { allowExec, labels, folder: dirname(path), users };
    return {
      async locate() {
        const kubeconfig = parseKubeconfig(await readText(path));
        const located = await locateContexts(kubeconfig, options);
        users.forgetUnseen();
        return located;
      },
    };
  },
};

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new InputError(
      `The kubeconfig file cannot be read (${code}); check the entry's path in fleet.clusters`,
    );
  }
}
