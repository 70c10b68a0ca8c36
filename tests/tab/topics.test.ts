import { describe, expect, test } from 'vitest';
import { isStale } from '../../tab/topics.ts';

describe('what a hint makes an open tab ask again', () => {
  test.each([
    ['huddles.read', { huddleId: 'h1' }, 'huddle/h1', true],
    ['huddles.read', { huddleId: 'h2' }, 'huddle/h1', false],
    ['huddles.next', {}, 'huddle/h1', true],
    ['minutes.readBack', { huddleId: 'h1' }, 'actions', true],
    ['minutes.historyOf', { ref: 'N7-0042' }, 'huddle/h1', false],
    ['minutes.historyOf', { ref: 'N7-0042' }, 'huddles', true],
    ['cases.read', { ref: 'N7-0042' }, 'case/N7-0042', true],
    ['cases.read', { ref: 'N7-0007' }, 'case/N7-0042', false],
    ['cases.list', {}, 'case/N7-0042', true],
    ['actions.ofCase', { ref: 'N7-0042' }, 'actions', true],
    ['huddles.read', { huddleId: 'h1' }, 'actions', true],
    ['lists.preview', { uploadId: 'u' }, 'lists', false],
    ['lists.all', {}, 'lists', true],
    ['neighbourhoods.members', {}, 'members', true],
    ['actions.mine', {}, 'members', false],
    ['minutes.ofHuddle', { huddleId: 'h1' }, 'minutes/h1', true],
    ['minutes.ofHuddle', { huddleId: 'h2' }, 'minutes/h1', false],
    ['minutes.toFile', {}, 'minutes/h1', true],
    ['huddles.read', { huddleId: 'h1' }, 'prep/i1', false],
  ])('%s %j after “%s”: %s', (name, input, topic, stale) => {
    expect(isStale(name, input, topic)).toBe(stale);
  });
  test('a moved clock and a topic that nobody knows spare nothing', () => {
    for (const topic of ['clock', 'something-new'])
      expect(isStale('neighbourhoods.me', {}, topic)).toBe(true);
  });
});
