import { Container } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useFleetTranslation } from '../../hooks';
import { Addons } from '../Addons';
import { DeprecatedApis } from '../DeprecatedApis';
import { ViewSwitch } from '../ViewSwitch';
import { ClusterVersions } from './ClusterVersions';

/** The parts of the page; the first is shown where the URL names none. */
const PARTS = [
  { id: 'versions', label: 'kubernetes.versions', Part: ClusterVersions },
  { id: 'apis', label: 'deprecatedApis.title', Part: DeprecatedApis },
  { id: 'addons', label: 'addons.title', Part: Addons },
] as const;

/** What Kubernetes the fleet is made of, and what its next upgrade meets. */
export function KubernetesPage() {
  const { t } = useFleetTranslation();
  const [params, setParams] = useSearchParams();
  const shown = PARTS.find(({ id }) => id === params.get('part')) ?? PARTS[0];
  const { Part } = shown;
  return (
    <>
      <Container mb="4">
        <ViewSwitch
          label={t('kubernetes.parts')}
          views={PARTS.map(({ id, label }) => ({ id, label: t(label) }))}
          value={shown.id}
          // What narrowed down one part says nothing to another.
          onChange={part => setParams({ part })}
        />
      </Container>
      <Part />
    </>
  );
}
