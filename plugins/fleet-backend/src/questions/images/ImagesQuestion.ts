import type {
  ImageList,
  ListImages,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which images run, where, since when and for whom. */
export type ImagesQuestion = Question<ListImages['query'], ImageList>;
