import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  hashOf,
  isSecretOf,
  keyAsSecret,
  newSecret,
  readToken,
  writeToken,
} from '../../src/feeds/address.ts';

test.each([
  ['nothing', ''],
  ['a word', 'calendar'],
  ['what no address contains', '../../etc/passwd'],
  ['a very long one', 'A'.repeat(5000)],
  ['a byte too few', Buffer.alloc(63).toString('base64url')],
  ['a byte too many', Buffer.alloc(65).toString('base64url')],
])('%s is no address of ours', (_, text) => {
  expect(readToken(text)).toBeUndefined();
});
test('what was written is read back, a member’s secret and a huddle’s key alike', () => {
  for (const secret of [newSecret(), keyAsSecret(randomUUID())]) {
    const token = { neighbourhoodId: randomUUID(), id: randomUUID(), secret };
    expect(readToken(writeToken(token))).toEqual(token);
  }
});
test('only the secret itself opens, never its hash and never nothing', () => {
  const secret = newSecret();
  const hash = hashOf(secret);
  expect(isSecretOf(hash, secret)).toBe(true);
  expect(isSecretOf(hash, newSecret())).toBe(false);
  expect(isSecretOf(hash, hash)).toBe(false);
  expect(isSecretOf(undefined, secret)).toBe(false);
});
test('no two secrets are alike', () => {
  expect(new Set(Array.from({ length: 100 }, newSecret)).size).toBe(100);
});
