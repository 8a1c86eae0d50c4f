import type { ServicePlace } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import styles from './ServicePlaces.module.css';

/** As many places are named. */
const SHOWN = 3;

/** In which clusters a service runs, and how much of it is available there. */
export function ServicePlaces({ places }: { places: ServicePlace[] }) {
  const { t } = useFleetTranslation();
  const more = places.length - SHOWN;
  return (
    <ul className={styles.places}>
      {places.slice(0, SHOWN).map(place => (
        <li key={place.cluster.id}>
          <ClusterLink id={place.cluster.id} name={place.cluster.name} />
          <span className={styles.detail}> · {detailOf(t, place)}</span>
        </li>
      ))}
      {more > 0 && <li>{t('blastRadius.more', { count: more })}</li>}
    </ul>
  );
}

function detailOf(t: FleetTranslate, place: ServicePlace): string {
  const { environment, available, replicas, stale } = place;
  return [
    environment && printable(environment),
    replicas > 0 &&
      t('blastRadius.available', {
        available: String(available),
        replicas: String(replicas),
      }),
    stale && t('status.stale'),
  ]
    .filter(Boolean)
    .join(' · ');
}
