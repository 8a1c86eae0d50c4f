import { KnownUsers } from './KnownUsers';

const user = (token: string) => ({ name: 'user', token });

describe('KnownUsers', () => {
  it('opens a user once, however often the file is read', () => {
    const users = new KnownUsers();
    const first = users.open(user('a'));
    expect(users.open(user('a'))).toBe(first);
    users.forgetUnseen();
    expect(users.open(user('a'))).toBe(first);
  });

  it('opens another where anything of the user has changed', () => {
    const users = new KnownUsers();
    const first = users.open(user('a'));
    expect(users.open(user('b'))).not.toBe(first);
  });

  it('opens a user anew where what it gave was refused, and keeps to that', () => {
    const users = new KnownUsers();
    const first = users.open(user('a'));
    users.forgetUnseen();
    const renewed = users.renew(user('a'));
    expect(renewed).not.toBe(first);
    expect(users.open(user('a'))).toBe(renewed);
  });

  it('forgets who was not in the last reading', () => {
    const users = new KnownUsers();
    const first = users.open(user('a'));
    users.forgetUnseen();
    users.forgetUnseen();
    expect(users.open(user('a'))).not.toBe(first);
  });
});
