import { EventEmitter, getEventListeners } from 'node:events';
import { eventOf } from './eventOf';

describe('eventOf', () => {
  let emitter: EventEmitter;
  let stop: AbortController;
  let event: Promise<string>;

  beforeEach(() => {
    emitter = new EventEmitter();
    stop = new AbortController();
    event = eventOf(emitter, 'wanted', stop.signal);
  });

  const expectNothingLeft = () => {
    expect(emitter.eventNames()).toEqual([]);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  };

  it('gives what comes with the event', async () => {
    emitter.emit('wanted', 'value');
    expect(await event).toBe('value');
    expectNothingLeft();
  });

  it('throws an error that comes first', async () => {
    emitter.emit('error', new Error('broken'));
    await expect(event).rejects.toThrow('broken');
    expectNothingLeft();
  });

  it('throws where it closes first', async () => {
    emitter.emit('close');
    await expect(event).rejects.toMatchObject({
      failure: 'unreachable',
      message: 'the connection was closed',
    });
    expectNothingLeft();
  });

  it('throws the reason of who gives up first', async () => {
    stop.abort(new Error('enough'));
    await expect(event).rejects.toThrow('enough');
    const late = eventOf(emitter, 'wanted', stop.signal);
    await expect(late).rejects.toThrow('enough');
    expectNothingLeft();
  });
});
