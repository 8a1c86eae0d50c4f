export { createRenderer, type CreateRendererOptions } from './createRenderer';
export { FakeRenderer } from './FakeRenderer';
export { refuseCredentials } from './helm/refuseCredentials';
export type {
  OpenedSource,
  Rendered,
  Renderer,
  RenderOptions,
  RenderOverrides,
  RenderTarget,
} from './Renderer';
