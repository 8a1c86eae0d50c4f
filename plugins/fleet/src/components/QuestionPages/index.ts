export {
  CertificatesSubPage,
  ChangesSubPage,
  CostsSubPage,
  DifferencesSubPage,
  ImagesSubPage,
  KubernetesSubPage,
  NodesSubPage,
  OwnershipSubPage,
  RestartsSubPage,
  ServicesSubPage,
  UpgradesSubPage,
  WorkloadsSubPage,
} from './QuestionPages';
