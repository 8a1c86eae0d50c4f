import { FleetProviders } from '../FleetProviders';
import { ImagesPage } from '../ImagesPage';
import { RestartsPage } from '../RestartsPage';
import { ServicesPage } from '../ServicesPage';
import { UpgradesPage } from '../UpgradesPage';
import { WorkloadsPage } from '../WorkloadsPage';

/** The pages of questions, with what they need around them. */
export const ImagesSubPage = provided(ImagesPage);
export const RestartsSubPage = provided(RestartsPage);
export const ServicesSubPage = provided(ServicesPage);
export const UpgradesSubPage = provided(UpgradesPage);
export const WorkloadsSubPage = provided(WorkloadsPage);

function provided(Page: () => JSX.Element) {
  return function ProvidedPage() {
    return (
      <FleetProviders>
        <Page />
      </FleetProviders>
    );
  };
}
