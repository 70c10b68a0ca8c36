import { describe, expect, test } from 'vitest';
import {
  ACTION_STATUS_CODES,
  byTime,
  endOfWeek,
  isOpen,
  isOverdue,
  judge,
  ownerWords,
} from '../../src/actions/action.ts';

describe('an old button pressed again', () => {
  test('done on a done action, cancel on a cancelled one, accept on an accepted one: nothing to do', () => {
    expect(judge('complete', 'done')).toBe('already');
    expect(judge('cancel', 'cancelled')).toBe('already');
    expect(judge('not_done', 'not_done')).toBe('already');
    expect(judge('accept', 'in_progress')).toBe('already');
    expect(judge('unblock', 'accepted')).toBe('already');
  });
  test('what ended one way does not end another way', () => {
    for (const status of ACTION_STATUS_CODES.filter((one) => !isOpen({ status: one })))
      for (const deed of [
        'accept',
        'complete',
        'block',
        'unblock',
        'not_done',
        'cancel',
        'hand_over',
      ] as const)
        expect(judge(deed, status), `${deed} on ${status}`).not.toBe('do');
  });
  test('every open action can be finished, blocked, given away, cancelled and closed as not done', () => {
    for (const status of ACTION_STATUS_CODES.filter((one) => isOpen({ status: one })))
      for (const deed of ['complete', 'block', 'hand_over', 'cancel', 'not_done'] as const)
        expect(judge(deed, status), `${deed} on ${status}`).toBe('do');
  });
});

describe('late', () => {
  test('an action is overdue from the day after it was due, and never once it ended', () => {
    expect(isOverdue({ status: 'accepted', due: '2026-11-24' }, '2026-11-24')).toBe(false);
    expect(isOverdue({ status: 'accepted', due: '2026-11-24' }, '2026-11-25')).toBe(true);
    expect(isOverdue({ status: 'done', due: '2026-11-24' }, '2026-12-25')).toBe(false);
  });
  test('a week ends on its Sunday, on a Sunday too', () => {
    expect(endOfWeek('2026-11-24')).toBe('2026-11-29');
    expect(endOfWeek('2026-11-29')).toBe('2026-11-29');
    expect(endOfWeek('2026-11-30')).toBe('2026-12-06');
  });
  test('each open action falls into exactly one group', () => {
    const dues = ['2026-11-20', '2026-11-24', '2026-11-27', '2026-11-29', '2026-11-30', '2027-01-04'];
    const groups = byTime(
      dues.map((due) => ({ status: 'accepted' as const, due })),
      '2026-11-24',
    );
    expect(groups.overdue.map((one) => one.due)).toEqual(['2026-11-20']);
    expect(groups.today.map((one) => one.due)).toEqual(['2026-11-24']);
    expect(groups.week.map((one) => one.due)).toEqual(['2026-11-27', '2026-11-29']);
    expect(groups.later.map((one) => one.due)).toEqual(['2026-11-30', '2027-01-04']);
  });
});

test('a handover that waits shows both: who has it, and who is asked', () => {
  expect(ownerWords({ owner: 'Priya Shah', offeredTo: null })).toBe('Priya Shah');
  expect(ownerWords({ owner: 'Priya Shah', offeredTo: { id: 'x', name: 'Sam Okafor' } })).toBe(
    'Priya Shah, offered to Sam Okafor',
  );
});
