import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import {
  isCoverageComplete,
  KUBERNETES_ANNOTATIONS,
  serviceLookup,
} from '@flotilla/backstage-plugin-fleet-common';

import { useFleetTranslation } from '../../hooks';
import { CodeExample } from '../CodeExample';
import { Message } from '../Message';
import { lookupText } from './lookupText';

/** Said where a service was found in no cluster: where was looked, and for what. */
export function Nowhere({ coverage }: { coverage: Coverage }) {
  const { t } = useFleetTranslation();
  const { entity } = useEntity();
  const lookup = serviceLookup(entity);
  return (
    <Message title={t('empty.nowhereTitle')}>
      <Text as="p">{lookupText(t, lookup)}.</Text>
      <Text as="p">
        {isCoverageComplete(coverage)
          ? t('empty.nowhereComplete', { count: coverage.clusters })
          : t('empty.nowhereIncomplete')}
      </Text>
      {lookup.by === 'name' && (
        <>
          <Text as="p">{t('empty.annotate')}</Text>
          <CodeExample>
            {`metadata:\n  annotations:\n    ${KUBERNETES_ANNOTATIONS.id}: ${entity.metadata.name}`}
          </CodeExample>
        </>
      )}
    </Message>
  );
}
