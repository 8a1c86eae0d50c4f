import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import styles from './CoverageBar.module.css';

const STATES = [
  'current',
  'initial',
  'stale',
  'forbidden',
  'unreachable',
] as const;

/** The states' shares, for the eye only: the banner says them in words. */
export function CoverageBar({ coverage }: { coverage: Coverage }) {
  return (
    <div className={styles.bar} aria-hidden>
      {STATES.filter(state => coverage[state] > 0).map(state => (
        <div
          key={state}
          className={styles[state]}
          style={{ flexGrow: coverage[state] }}
        />
      ))}
    </div>
  );
}
