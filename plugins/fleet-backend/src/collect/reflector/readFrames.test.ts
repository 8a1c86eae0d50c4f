import { ApiServerError } from '../apiServer/ApiServerError';
import type { WatchFrame } from '../decoders/types';
import { OutOfStep } from './OutOfStep';
import { endsInitialEvents, readFrames } from './readFrames';

const frame = (
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK',
  resourceVersion: string,
): WatchFrame => ({ type, object: { metadata: { resourceVersion } } });

const failure = (error: unknown) => (error as ApiServerError).failure;

describe('readFrames', () => {
  it('reads events in their order, and how far they reach', () => {
    const added = frame('ADDED', '6');
    const modified = frame('MODIFIED', '7');
    const deleted = frame('DELETED', '10');
    expect(readFrames([added, modified, deleted], '5')).toEqual({
      events: [
        { type: 'changed', object: { metadata: { resourceVersion: '6' } } },
        { type: 'changed', object: { metadata: { resourceVersion: '7' } } },
        { type: 'deleted', object: { metadata: { resourceVersion: '10' } } },
      ],
      version: '10',
      refused: 0,
      hasBookmark: false,
    });
  });

  it('reads bookmarks, and counts what was refused', () => {
    const frames: WatchFrame[] = [
      frame('BOOKMARK', '9'),
      { type: 'REFUSED', bytes: 2_000_000 },
      { type: 'REFUSED', bytes: 2_000_000 },
    ];
    expect(readFrames(frames, '5')).toMatchObject({
      events: [],
      version: '9',
      refused: 2,
      hasBookmark: true,
    });
  });

  it('stays where it was where nothing says how far it is', () => {
    expect(readFrames([{ type: 'REFUSED', bytes: 1 }], '5').version).toBe('5');
    expect(readFrames([], '5').version).toBe('5');
  });

  it('keeps what came before an error', () => {
    const object = { code: 410, message: 'too old' };
    const steps = readFrames(
      [frame('ADDED', '6'), { type: 'ERROR', object }, frame('ADDED', '7')],
      '5',
    );
    expect(steps.events).toHaveLength(1);
    expect(steps.version).toBe('6');
    expect(failure(steps.error)).toBe('expired');
  });

  it.each(['ADDED', 'BOOKMARK'] as const)('does not go back with %s', type => {
    const steps = readFrames([frame('ADDED', '10'), frame(type, '9')], '5');
    expect(steps.error).toBeInstanceOf(OutOfStep);
    expect(steps.version).toBe('10');
    expect(steps.events).toHaveLength(1);
  });

  it('takes the objects of a list in any order', () => {
    const frames = [frame('ADDED', '10'), frame('ADDED', '9')];
    expect(readFrames(frames, undefined)).toMatchObject({ version: '9' });
    expect(readFrames(frames, undefined).error).toBeUndefined();
  });

  it.each([
    ['an unknown type', { type: 'RENAMED', object: frame('ADDED', '6') }],
    ['no object', { type: 'ADDED' }],
    ['no resourceVersion', { type: 'ADDED', object: { metadata: {} } }],
  ])('does not trust an event with %s', (_, bad) => {
    const { error } = readFrames([bad as WatchFrame], '5');
    expect(failure(error)).toBe('invalid');
  });

  it.each([{}, undefined, { code: 'none' }])(
    'takes an error %p for a failure of the server',
    object => {
      const { error } = readFrames([{ type: 'ERROR', object }], '5');
      expect(failure(error)).toBe('unreachable');
    },
  );
});

describe('endsInitialEvents', () => {
  const bookmark = (annotations?: object): WatchFrame => ({
    type: 'BOOKMARK',
    object: { metadata: { resourceVersion: '5', annotations } } as object,
  });

  it('knows a list is complete by its bookmark alone', () => {
    const end = { 'k8s.io/initial-events-end': 'true' };
    expect(endsInitialEvents(bookmark(end))).toBe(true);
    expect(endsInitialEvents(bookmark({}))).toBe(false);
    expect(endsInitialEvents(bookmark())).toBe(false);
    const { object } = bookmark(end) as { object: object };
    expect(endsInitialEvents({ type: 'ADDED', object })).toBe(false);
  });
});
