import { statusError } from '../statusError';
import { readStatus } from './readStatus';

/** A field of protobuf that has bytes or a text. */
function field(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.of(number * 8 + 2, bytes.length), bytes]);
}

function protobuf(...fields: Buffer[]): Buffer {
  const typeMeta = Buffer.concat([field(1, 'v1'), field(2, 'Status')]);
  const raw = field(2, Buffer.concat(fields));
  return Buffer.concat([Buffer.from('k8s\0'), field(1, typeMeta), raw]);
}

describe('readStatus', () => {
  it('reads one in JSON', () => {
    const status = { kind: 'Status', message: 'why' };
    expect(readStatus(Buffer.from(JSON.stringify(status)))).toEqual(status);
  });

  it('reads one in protobuf', () => {
    const body = protobuf(
      field(2, 'Failure'),
      field(3, 'pods is forbidden'),
      field(4, 'Forbidden'),
      Buffer.of(6 * 8, 0x93, 0x03),
    );
    expect(readStatus(body)).toEqual({ message: 'pods is forbidden' });
    expect(statusError(403, readStatus(body)).message).toBe(
      'HTTP 403: pods is forbidden',
    );
  });

  it('reads causes in protobuf', () => {
    const cause = field(4, field(1, 'ResourceVersionTooLarge'));
    const body = protobuf(field(3, 'later'), field(5, cause));
    expect(statusError(504, readStatus(body)).failure).toBe('futureVersion');
  });

  it.each([
    ['a page of a proxy', Buffer.from('<html>canary</html>')],
    ['nothing', Buffer.alloc(0)],
    ['protobuf that is cut off', protobuf(field(3, 'why')).subarray(0, -1)],
    ['what only begins like protobuf', Buffer.from('k8s\0canary')],
  ])('takes %s for none', (_, body) => {
    expect(readStatus(body)).toBeUndefined();
  });
});
