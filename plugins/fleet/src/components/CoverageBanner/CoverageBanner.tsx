import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
} from '@backstage/ui';
import { isCoverageComplete } from '@flotilla/backstage-plugin-fleet-common';
import { RiCheckboxCircleLine } from '@remixicon/react';

import { useAge, useFleetTranslation } from '../../hooks';
import { ProblemList } from '../ProblemList';
import styles from './CoverageBanner.module.css';
import { CoverageBar } from './CoverageBar';
import { coverageText } from './coverageText';

/** How much of the fleet an answer saw, and what it could not see. */
export function CoverageBanner({ coverage }: { coverage: Coverage }) {
  const { t } = useFleetTranslation();
  const age = useAge();
  const text = coverageText(t, coverage, age);
  return (
    <section aria-label={t('coverage.label')}>
      {isCoverageComplete(coverage) ? (
        <p className={styles.complete}>
          <RiCheckboxCircleLine aria-hidden size={16} />
          {text}
        </p>
      ) : (
        <Alert
          status={isOnlyStarting(coverage) ? 'info' : 'warning'}
          icon
          title={text}
          description={<Problems coverage={coverage} />}
          customActions={<CoverageBar coverage={coverage} />}
        />
      )}
    </section>
  );
}

/** Whether nothing is wrong but that clusters were only just met. */
function isOnlyStarting({ clusters, current, initial, problems }: Coverage) {
  return (
    current + initial === clusters &&
    problems.every(({ status }) => status === 'initial')
  );
}

function Problems({ coverage: { problems } }: { coverage: Coverage }) {
  const { t } = useFleetTranslation();
  if (problems.length === 0) {
    return null;
  }
  return (
    <Accordion className={styles.problems}>
      <AccordionTrigger level={2} className={styles.trigger}>
        {t('coverage.problems', { count: problems.length })}
      </AccordionTrigger>
      <AccordionPanel>
        <ProblemList problems={problems} />
      </AccordionPanel>
    </Accordion>
  );
}
