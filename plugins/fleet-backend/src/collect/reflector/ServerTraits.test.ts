import { ApiServerError } from '../apiServer/ApiServerError';
import { statusError } from '../apiServer/statusError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { FakeClock } from '../FakeClock';
import { Discovery } from './Discovery';
import { ServerTraits } from './ServerTraits';

describe('ServerTraits', () => {
  let traits: ServerTraits;

  beforeEach(() => {
    const clock = new FakeClock();
    traits = new ServerTraits(new Discovery(new FakeApiServer(clock), clock));
  });

  const answer = (code: number, message: string) =>
    statusError(code, { message });

  it.each([406, 415])('learns from %d that a kind comes as JSON', code => {
    expect(traits.learnEncoding('Pod', answer(code, 'no'))).toBe(true);
    expect(traits.isJsonOnly('Pod')).toBe(true);
    expect(traits.isJsonOnly('Node')).toBe(false);
    // It was asked for as JSON, and that was refused too.
    expect(traits.learnEncoding('Pod', answer(code, 'no'))).toBe(false);
  });

  it.each([
    answer(400, 'no'),
    answer(500, 'HTTP 406: quoted'),
    Object.assign(new Error('HTTP 406: no'), { options: { statusCode: 406 } }),
    new ApiServerError('invalid', 'HTTP 406: in words only'),
  ])('learns nothing of encodings from %s', error => {
    expect(traits.learnEncoding('Pod', error)).toBe(false);
    expect(traits.isJsonOnly('Pod')).toBe(false);
  });

  it.each([
    answer(422, 'resourceVersionMatch is forbidden for watch'),
    answer(400, 'unknown parameter sendInitialEvents'),
    answer(403, 'sendInitialEvents is forbidden for watch'),
  ])('learns that lists come in pages from %s', error => {
    expect(traits.learnWatchList(error)).toBe(true);
    expect(traits.watchList).toBe(false);
  });

  it.each([
    answer(403, 'pods is forbidden'),
    answer(400, 'bad request'),
    answer(503, 'sendInitialEvents'),
    new Error('HTTP 422: of something else'),
  ])('learns nothing of lists from %s', error => {
    expect(traits.learnWatchList(error)).toBe(false);
    expect(traits.watchList).toBe(true);
  });

  it('learns from silence that lists come in pages', () => {
    expect(traits.learnWatchList(new Error('silent'), true)).toBe(true);
    expect(traits.watchList).toBe(false);
  });

  it('forgets what an older version refused', () => {
    traits.watchList = false;
    traits.learnEncoding('Pod', answer(406, 'no'));
    traits.forget();
    expect(traits.watchList).toBe(true);
    expect(traits.isJsonOnly('Pod')).toBe(false);
  });
});
