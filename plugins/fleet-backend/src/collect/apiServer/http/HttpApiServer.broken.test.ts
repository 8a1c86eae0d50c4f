import {
  DATA,
  Frame,
  FrameServer,
  GOAWAY,
  HEADERS,
  PING,
  RST_STREAM,
  STATUS_200,
} from './__testUtils__/FrameServer';
import { textOf } from './__testUtils__/until';
import { HttpApiServer } from './HttpApiServer';

const INTERNAL_ERROR = Buffer.of(0, 0, 0, 2);
const CANCEL = Buffer.of(0, 0, 0, 8);
const LAST_STREAM = Buffer.of(0x7f, 0xff, 0xff, 0xff);

describe('HttpApiServer on a connection that breaks', () => {
  let frames: FrameServer;
  let server: HttpApiServer;
  const { signal } = new AbortController();

  const start = async () => {
    frames = await FrameServer.start();
    server = new HttpApiServer(
      {
        url: frames.url,
        caData: frames.ca,
        credential: async () => ({ type: 'none' }),
      },
      () => 0,
    );
  };
  let send: (frame: Frame) => void;
  /** Begins an answer to each request, and waits for what the test sends. */
  const open = async () => {
    frames.onFrame = ({ type, stream }, reply) => {
      send = reply;
      if (type === HEADERS) {
        reply({ type: HEADERS, stream, content: STATUS_200 });
        reply({ type: DATA, stream, content: Buffer.from('x') });
      }
    };
    return (await server.openStream('/', { signal, accept: '*/*' })).chunks;
  };
  const unreachable = (message: RegExp) =>
    expect.objectContaining({
      name: 'ApiServerError',
      failure: 'unreachable',
      message: expect.stringMatching(message),
    });

  beforeEach(start);

  afterEach(async () => {
    await server.close();
    await frames.stop();
  });

  it.each([
    ['for an error of its own', INTERNAL_ERROR, /broke off/],
    ['for no reason', CANCEL, /closed/],
  ])('says that the server reset a stream %s', async (_, content, why) => {
    const text = textOf(await open());
    send({ type: RST_STREAM, stream: 1, content });
    await expect(text).rejects.toEqual(unreachable(why));
    await open();
    expect(frames.sockets).toHaveLength(1);
  });

  it('breaks all streams, and opens another connection, when it is reset', async () => {
    const texts = [await open(), await open()].map(textOf);
    frames.tcpSockets[0].resetAndDestroy();
    for (const text of texts) {
      await expect(text).rejects.toEqual(unreachable(/reset|closed/));
    }
    await open();
    expect(frames.sockets).toHaveLength(2);
  });

  it('breaks all streams when the server closes', async () => {
    const texts = [await open(), await open()].map(textOf);
    frames.sockets[0].end();
    for (const text of texts) {
      await expect(text).rejects.toEqual(unreachable(/closed/));
    }
    await open();
    expect(frames.sockets).toHaveLength(2);
  });

  it('breaks all streams when the server goes away for an error', async () => {
    const texts = [await open(), await open()].map(textOf);
    const content = Buffer.concat([LAST_STREAM, INTERNAL_ERROR]);
    send({ type: GOAWAY, stream: 0, content });
    for (const text of texts) {
      await expect(text).rejects.toEqual(unreachable(/closed/));
    }
    await open();
    expect(frames.sockets).toHaveLength(2);
  });

  /** Opens a stream on a connection on which the server wants no more. */
  const openOnOld = async () => {
    const chunks = (await open())[Symbol.asyncIterator]();
    await chunks.next();
    const content = Buffer.concat([LAST_STREAM, Buffer.alloc(4)]);
    send({ type: GOAWAY, stream: 0, content });
    send({ type: DATA, stream: 1, content: Buffer.from('y') });
    expect((await chunks.next()).value).toEqual(Buffer.from('y'));
    return chunks;
  };

  it('lets streams go on when the server only wants no more', async () => {
    const old = await openOnOld();
    const sendOnOld = send;
    await open();
    expect(frames.sockets).toHaveLength(2);
    sendOnOld({ type: DATA, stream: 1, content: Buffer.from('z') });
    expect((await old.next()).value).toEqual(Buffer.from('z'));
  });

  it('finds a server dead that answers no ping, and every stream with it', async () => {
    const text = textOf(await open());
    await expect(server.ping({ signal, timeoutMs: 100 })).rejects.toEqual(
      unreachable(/no answer in time/),
    );
    await expect(text).rejects.toEqual(unreachable(/no answer in time/));
    await open();
    expect(frames.sockets).toHaveLength(2);
  });

  it('pings another connection than one on which the server wants no more', async () => {
    await openOnOld();
    const { onFrame } = frames;
    frames.onFrame = (frame, reply) =>
      frame.type === PING ? reply(frame) : onFrame(frame, reply);
    await server.ping({ signal });
    expect(frames.sockets).toHaveLength(2);
  });

  it('gives up a server that says nothing from the beginning', async () => {
    await frames.stop();
    await start();
    const answer = server.getJson('/', { signal, timeoutMs: 100 });
    await expect(answer).rejects.toEqual(unreachable(/no answer in time/));
  });
});
