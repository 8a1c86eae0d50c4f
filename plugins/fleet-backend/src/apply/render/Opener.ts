import type { OpenedSource, RenderOptions } from './Renderer';

/** Opens sources of one kind. Rejects as Renderer does. */
export interface Opener<Source> {
  open(source: Source, options: RenderOptions): Promise<OpenedSource>;
}
