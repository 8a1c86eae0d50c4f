import { Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import { CodeExample } from '../CodeExample';
import { Message } from '../Message';

const EXAMPLE = `fleet:
  clusters:
    - type: demo
    - type: kubeconfig
      path: /etc/fleet/kubeconfig`;

/** Said where no cluster is configured: how to configure one. */
export function NoClusters() {
  const { t } = useFleetTranslation();
  return (
    <Message title={t('empty.noClustersTitle')}>
      <Text as="p">{t('empty.noClusters')}</Text>
      <CodeExample>{EXAMPLE}</CodeExample>
      <Text as="p" color="secondary">
        {t('empty.noClustersHint')}
      </Text>
    </Message>
  );
}
