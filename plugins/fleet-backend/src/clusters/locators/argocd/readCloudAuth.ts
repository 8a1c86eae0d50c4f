import type { ClusterAuth } from '../../credentials';
import { Fields, fieldsOf, isFields, textOf } from '../fields';

/** Argo CD's own plugin, whose clouds are authenticated to here as well. */
const OWN_PLUGIN = 'argocd-k8s-auth';

/**
 * The cloud that issues a cluster's credential, where its config names one.
 * The identity is the backend's own. Programs are never started.
 */
export function readCloudAuth(
  config: Fields,
): ClusterAuth | { problem: string } | undefined {
  if (isFields(config.awsAuthConfig)) {
    const aws = config.awsAuthConfig;
    return {
      type: 'aws',
      clusterId: textOf(aws, 'clusterName'),
      assumeRole: textOf(aws, 'roleARN'),
    };
  }
  return isFields(config.execProviderConfig)
    ? readExec(fieldsOf(config, 'execProviderConfig'))
    : undefined;
}

function readExec(exec: Fields): ClusterAuth | { problem: string } {
  const [cloud, ...args] = argsOf(exec);
  if (textOf(exec, 'command') === OWN_PLUGIN) {
    switch (cloud) {
      case 'gcp':
        return { type: 'google' };
      case 'azure':
        return { type: 'azure' };
      case 'aws':
        return {
          type: 'aws',
          clusterId: flagOf(args, '--cluster-name'),
          assumeRole: flagOf(args, '--role-arn'),
        };
      default:
    }
  }
  return {
    problem:
      'its Secret names a program to start (execProviderConfig), which is refused; name the cluster in an entry of type config instead',
  };
}

function argsOf(exec: Fields): unknown[] {
  return Array.isArray(exec.args) ? exec.args : [];
}

/** Both `--flag value` and `--flag=value`. */
function flagOf(args: unknown[], flag: string): string | undefined {
  const texts = args.map(String);
  const joined = texts.find(one => one.startsWith(`${flag}=`));
  const index = texts.indexOf(flag);
  return (
    joined?.slice(flag.length + 1) ?? (index < 0 ? undefined : texts[index + 1])
  );
}
