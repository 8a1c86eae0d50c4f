import { directionOf } from './directionOf';

const image = (from?: string, to?: string) =>
  directionOf({ container: 'web', from, to });
const label = (from: string, to: string) =>
  directionOf({ label: 'helm.sh/chart', from, to });

describe('directionOf', () => {
  it.each([
    ['web:1.9.0', 'web:1.10.0', 'up'],
    ['web:1.10.0', 'web:1.9.0', 'down'],
    ['web:v1.2', 'web:1.2.1', 'up'],
    ['web:1.2', 'web:1.2.0', 'changed'],
    ['ghcr.io/a/web:1', 'mirror:5000/b/web:2', 'up'],
    ['a/web:1', 'a/api:2', 'changed'],
    ['web:1.5.0-rc.2', 'web:1.5.0-rc.10', 'up'],
    ['web:1.5.0-rc.10', 'web:1.5.0', 'up'],
    ['web:1.5.0', 'web:1.5.0-beta', 'down'],
    ['web:1.5.0', 'web:1.5.0-alpine', 'changed'],
    ['web:1.5.0-alpine', 'web:1.6.0-alpine', 'up'],
    ['web:latest', 'web:1.5.0', 'changed'],
    ['web:main-1a2b3c', 'web:main-4d5e6f', 'changed'],
    [`web@sha256:${'a'.repeat(64)}`, `web@sha256:${'b'.repeat(64)}`, 'changed'],
    [`web:1@sha256:${'a'.repeat(64)}`, `web:2@sha256:${'b'.repeat(64)}`, 'up'],
  ])('takes %s to %s as %s', (from, to, direction) => {
    expect(image(from, to)).toBe(direction);
  });

  it('knows what was not there, and what is not any more', () => {
    expect(image(undefined, 'web:1')).toBe('added');
    expect(image('web:1', undefined)).toBe('removed');
  });

  it.each([
    ['web-1.2.3', 'web-1.10.0', 'up'],
    ['web-app-2.0.0', 'web-app-1.0.0', 'down'],
    ['web-1.0.0', 'api-2.0.0', 'changed'],
    ['1.4.0', '1.5.0', 'up'],
    ['blue', 'green', 'changed'],
  ])('takes the label %s to %s as %s', (from, to, direction) => {
    expect(label(from, to)).toBe(direction);
  });
});
