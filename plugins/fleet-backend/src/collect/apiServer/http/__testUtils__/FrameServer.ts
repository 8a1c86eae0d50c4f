import type { AddressInfo, Socket } from 'node:net';
import { createServer, Server, TLSSocket } from 'node:tls';
import { selfSigned } from './selfSigned';

const PREFACE_BYTES = 24;
const HEAD_BYTES = 9;

export const DATA = 0;
export const HEADERS = 1;
export const RST_STREAM = 3;
export const SETTINGS = 4;
export const PING = 6;
export const GOAWAY = 7;

/** In HPACK's table of what is often said. */
export const STATUS_200 = Buffer.of(0x88);
const FLAGS: Record<number, number> = {
  // The end of the headers.
  [HEADERS]: 4,
  // An answer: that is all that a server does with it here.
  [PING]: 1,
};

/** One frame of HTTP/2, as tests send and get it. */
export interface Frame {
  type: number;
  stream: number;
  content: Buffer;
}

/**
 * A server that speaks HTTP/2 frame by frame, for what a proper server does
 * not do. It says nothing but its settings, unless a test answers.
 */
export class FrameServer {
  readonly sockets: TLSSocket[] = [];
  /** Below those of TLS. */
  readonly tcpSockets: Socket[] = [];
  readonly frames: Frame[] = [];
  onFrame: (frame: Frame, send: (frame: Frame) => void) => void = () => {};

  static async start(settings?: Buffer): Promise<FrameServer> {
    const certificate = selfSigned();
    const server = createServer({ ...certificate, ALPNProtocols: ['h2'] });
    const started = new FrameServer(server, certificate.cert, settings);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return started;
  }

  private constructor(
    private readonly server: Server,
    readonly ca: string,
    settings = Buffer.alloc(0),
  ) {
    server.on('connection', socket => this.tcpSockets.push(socket));
    server.on('secureConnection', socket => {
      this.sockets.push(socket);
      const send = (frame: Frame) => socket.write(encode(frame));
      send({ type: SETTINGS, stream: 0, content: settings });
      let pending = Buffer.alloc(0);
      let skip = PREFACE_BYTES;
      socket.on('error', () => {});
      socket.on('data', chunk => {
        pending = Buffer.concat([pending, chunk]);
        if (skip && pending.length >= skip) {
          pending = pending.subarray(skip);
          skip = 0;
        }
        pending = skip ? pending : this.#take(pending, send);
      });
    });
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `https://127.0.0.1:${port}`;
  }

  count(type: number): number {
    return this.frames.filter(frame => frame.type === type).length;
  }

  async stop(): Promise<void> {
    this.sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  /** Takes whole frames off the beginning, and gives back the rest. */
  #take(bytes: Buffer<ArrayBuffer>, send: (frame: Frame) => void) {
    let rest = bytes;
    while (rest.length >= HEAD_BYTES) {
      const end = HEAD_BYTES + rest.readUIntBE(0, 3);
      if (rest.length < end) {
        break;
      }
      const frame = {
        type: rest[3],
        stream: rest.readUInt32BE(5),
        content: rest.subarray(HEAD_BYTES, end),
      };
      this.frames.push(frame);
      this.onFrame(frame, send);
      rest = rest.subarray(end);
    }
    return rest;
  }
}

function encode({ type, stream, content }: Frame): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUIntBE(content.length, 0, 3);
  head[3] = type;
  head[4] = FLAGS[type] ?? 0;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, content]);
}
