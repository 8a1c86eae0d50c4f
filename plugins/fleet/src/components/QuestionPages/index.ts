export {
  ImagesSubPage,
  RestartsSubPage,
  ServicesSubPage,
  UpgradesSubPage,
  WorkloadsSubPage,
} from './QuestionPages';
