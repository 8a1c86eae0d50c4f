import { Text } from '@backstage/ui';
import styles from './Meter.module.css';

interface MeterProps {
  /** How much there is of it; absent where that is not known. */
  part?: number;
  /** Of how much. */
  whole?: number;
  /** Both in words, which say all that the bar shows. */
  children: string;
}

/** From here on a bar has the colour of a warning. */
const NEARLY_FULL = 0.9;

/** How much of something is taken, as a text and a bar for the eye. */
export function Meter({ part, whole, children }: MeterProps) {
  const share = part !== undefined && whole ? part / whole : undefined;
  return (
    <span className={styles.meter}>
      <Text as="span">{children}</Text>
      {share !== undefined && (
        <span className={styles.track} aria-hidden>
          <span
            className={share >= NEARLY_FULL ? styles.full : styles.part}
            style={{ width: `${Math.min(1, share) * 100}%` }}
          />
        </span>
      )}
    </span>
  );
}
