import { COLLECTED_RESOURCES } from '../resources';
import { acceptFor, isProtobuf } from './accept';

const [pod] = COLLECTED_RESOURCES.filter(({ kind }) => kind === 'Pod');
const [rollout] = COLLECTED_RESOURCES.filter(({ optional }) => optional);

describe('acceptFor', () => {
  it('wants protobuf, and can do with JSON', () => {
    expect(acceptFor(pod, 'list')).toBe(
      'application/vnd.kubernetes.protobuf, application/json;q=0.9',
    );
    expect(acceptFor(pod, 'watch')).toBe(
      'application/vnd.kubernetes.protobuf;stream=watch, application/json;stream=watch;q=0.9',
    );
  });

  it('wants JSON of custom resources, and of who has nothing else', () => {
    for (const use of ['list', 'watch'] as const) {
      expect(acceptFor(rollout, use)).toBe('application/json');
      expect(acceptFor(pod, use, { jsonOnly: true })).toBe('application/json');
    }
  });
});

describe('isProtobuf', () => {
  it.each([
    ['application/vnd.kubernetes.protobuf', true],
    ['application/vnd.kubernetes.protobuf;stream=watch', true],
    ['Application/Vnd.Kubernetes.Protobuf ; stream=watch', true],
    ['application/vnd.kubernetes.protobufs', false],
    ['application/json', false],
    ['', false],
  ])('takes %j as such: %j', (contentType, expected) => {
    expect(isProtobuf(contentType)).toBe(expected);
  });
});
