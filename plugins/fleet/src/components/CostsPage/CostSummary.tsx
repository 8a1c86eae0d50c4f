import type { Cost } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import styles from './CostSummary.module.css';
import { money } from './money';
import { SourceBadge } from './SourceBadge';
import { totalsOf } from './totalsOf';

interface CostSummaryProps {
  /** Of all pages that were read. */
  items: Cost[];
  /** Whether those are all. */
  isWhole: boolean;
}

/** What all that is shown costs together, and what those figures are worth. */
export function CostSummary({ items, isWhole }: CostSummaryProps) {
  const { t } = useFleetTranslation();
  return (
    <div className={styles.summary}>
      {totalsOf(items).map(({ source, currency, monthly }) => (
        <div key={`${source} ${currency}`} className={styles.line}>
          <Text as="p" variant="title-small" weight="bold">
            {t(isWhole ? 'costs.total' : 'costs.totalShown', {
              amount: money(monthly, currency),
            })}
          </Text>
          <SourceBadge source={source} />
        </div>
      ))}
      {notesOf(items).map(note => (
        <Text key={note} as="p" variant="body-small" color="secondary">
          {t(`costs.${note}`)}
        </Text>
      ))}
    </div>
  );
}

/** What has to be known of what is shown. */
function notesOf(items: Cost[]) {
  const estimates = items.filter(({ source }) => source === 'estimate');
  const isPriced = estimates.some(({ currency }) => currency !== undefined);
  return [
    ...(estimates.length < items.length ? (['aboutOpenCost'] as const) : []),
    ...(isPriced ? (['aboutEstimates'] as const) : []),
    ...(estimates.length > 0 && !isPriced ? (['noPrices'] as const) : []),
  ];
}
