import { Container } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useFleetTranslation } from '../../hooks';
import { ViewSwitch } from '../ViewSwitch';
import { Declared } from './Declared';
import { Unclaimed } from './Unclaimed';

/** The parts of the page; the first is shown where the URL names none. */
const PARTS = [
  { id: 'unclaimed', label: 'ownership.unclaimed', Part: Unclaimed },
  { id: 'declared', label: 'ownership.declared', Part: Declared },
] as const;

/** What runs and is nobody's, and what is somebody's and does not run. */
export function OwnershipPage() {
  const { t } = useFleetTranslation();
  const [params, setParams] = useSearchParams();
  const shown = PARTS.find(({ id }) => id === params.get('part')) ?? PARTS[0];
  const { Part } = shown;
  return (
    <>
      <Container mb="4">
        <ViewSwitch
          label={t('ownership.parts')}
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
