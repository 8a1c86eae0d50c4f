import { VisuallyHidden } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import styles from './Trend.module.css';

const HEIGHT = 16;
const BAR = 5;

/** Counts in equal parts of a window, as small bars; the oldest first. */
export function Trend({ counts }: { counts: readonly number[] }) {
  const { t } = useFleetTranslation();
  const most = Math.max(1, ...counts);
  return (
    <>
      <VisuallyHidden>
        {t('restarts.trendText', { counts: counts.join(', ') })}
      </VisuallyHidden>
      <svg
        aria-hidden
        className={styles.trend}
        width={counts.length * BAR}
        height={HEIGHT}
      >
        {counts.map((count, index) => {
          // What is not zero is seen, however little it is.
          const height = count && Math.max(2, (count / most) * HEIGHT);
          return (
            <rect
              // Bars have no names but their places.
              key={index}
              x={index * BAR}
              y={HEIGHT - height}
              width={BAR - 1}
              height={height}
            />
          );
        })}
      </svg>
    </>
  );
}
