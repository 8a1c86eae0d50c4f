import { changeCauseOf } from './changeCause';

const cause = (text: string) =>
  changeCauseOf({ 'kubernetes.io/change-cause': text });

describe('changeCauseOf', () => {
  it('is what people wrote', () => {
    expect(cause('Checkout 1.5: faster carts')).toBe(
      'Checkout 1.5: faster carts',
    );
    expect(changeCauseOf({})).toBeUndefined();
  });

  it('keeps the images that kubectl set', () => {
    const command =
      'kubectl set image deployment/web web=ghcr.io/acme/web:1.5.0 --record=true';
    expect(cause(command)).toBe(command);
    const digest = `kubectl set image deploy/web web=web@sha256:${'a'.repeat(
      64,
    )}`;
    expect(cause(digest)).toBe(digest);
  });

  it.each([
    [
      'kubectl set env deployment/web PASSWORD=hunter2 --record=true',
      'kubectl set env deployment/web PASSWORD=… --record=true',
    ],
    [
      'kubectl set env deploy/web URL=db:5432',
      'kubectl set env deploy/web URL=…',
    ],
    [
      "kubectl set image deploy/web A='x y' web=web:1",
      'kubectl set image deploy/web A=… web=web:1',
    ],
    ['kubectl apply --token=abc', 'kubectl apply --token=…'],
    ['kubectl apply --token abc -f x', 'kubectl apply --token … -f x'],
    ['helm --kube-token "a b" upgrade', 'helm --kube-token … upgrade'],
    [
      'kubectl set image deploy/web web=web:1 --token=abc:def',
      'kubectl set image deploy/web web=web:1 --token=…',
    ],
  ])('keeps no other value: %s', (command, kept) => {
    expect(cause(command)).toBe(kept);
  });

  it('is short', () => {
    expect(cause('x'.repeat(1_000))).toHaveLength(200);
  });
});
