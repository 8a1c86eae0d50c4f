import { CertificatesPage } from '../CertificatesPage';
import { ChangesPage } from '../ChangesPage';
import { CostsPage } from '../CostsPage';
import { DifferencesPage } from '../DifferencesPage';
import { FleetProviders } from '../FleetProviders';
import { FleetTabs } from '../FleetTabs';
import { ImagesPage } from '../ImagesPage';
import { KubernetesPage } from '../KubernetesPage';
import { NodesPage } from '../NodesPage';
import { OwnershipPage } from '../OwnershipPage';
import { RestartsPage } from '../RestartsPage';
import { ServicesPage } from '../ServicesPage';
import { UpgradesPage } from '../UpgradesPage';
import { WorkloadsPage } from '../WorkloadsPage';

/** The pages of questions, with what they need around them. */
export const CertificatesSubPage = provided(CertificatesPage);
export const ChangesSubPage = provided(ChangesPage);
export const CostsSubPage = provided(CostsPage);
export const DifferencesSubPage = provided(DifferencesPage);
export const ImagesSubPage = provided(ImagesPage);
export const KubernetesSubPage = provided(KubernetesPage);
export const NodesSubPage = provided(NodesPage);
export const OwnershipSubPage = provided(OwnershipPage);
export const RestartsSubPage = provided(RestartsPage);
export const ServicesSubPage = provided(ServicesPage);
export const UpgradesSubPage = provided(UpgradesPage);
export const WorkloadsSubPage = provided(WorkloadsPage);

function provided(Page: () => JSX.Element) {
  return function ProvidedPage() {
    return (
      <FleetProviders>
        <FleetTabs />
        <Page />
      </FleetProviders>
    );
  };
}
