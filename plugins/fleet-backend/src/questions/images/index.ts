export { DatabaseImagesQuestion } from './DatabaseImagesQuestion';
export type { ImagesQuestion } from './ImagesQuestion';
