import { describe, expect, test } from 'vitest';
import {
  CASE_STATUS_CODES,
  CLOSED_STATUSES,
  canMove,
  isOpenCase,
  movesByHand,
  OPEN_STATUSES,
  priorityRank,
} from '../../src/cases/case.ts';
import { OUTCOME_CODES, OUTCOMES, sharedOutcome } from '../../src/cases/outcome.ts';
import { sharingProblem } from '../../src/cases/sharing.ts';

describe('the life of a case', () => {
  test('a case that ended stays ended, apart from a stepped-down one that is discharged or dies', () => {
    for (const from of CLOSED_STATUSES.filter((status) => status !== 'stepped_down'))
      for (const to of CASE_STATUS_CODES) expect(canMove(from, to), `${from} → ${to}`).toBe(false);
    expect(CASE_STATUS_CODES.filter((to) => canMove('stepped_down', to))).toEqual([
      'discharged',
      'deceased',
      'moved_area',
    ]);
  });
  test('every status is either open or closed', () => {
    expect([...OPEN_STATUSES, ...CLOSED_STATUSES].sort()).toEqual([...CASE_STATUS_CODES].sort());
  });
  test('somebody can die, move away or decline at any moment of an open case', () => {
    for (const from of OPEN_STATUSES)
      for (const to of ['deceased', 'moved_area', 'declined_by_person', 'declined_by_mdt'] as const)
        expect(canMove(from, to), `${from} → ${to}`).toBe(true);
  });
  test('nobody schedules, discusses, accepts or withdraws a case by hand', () => {
    for (const from of CASE_STATUS_CODES)
      for (const to of ['scheduled', 'discussed', 'accepted', 'withdrawn', 'merged', 'shortlisted'] as const)
        expect(movesByHand(from)).not.toContain(to);
  });
  test('a proposal is accepted or declined, and not moved by hand', () => {
    expect(movesByHand('shortlisted')).toEqual([]);
  });
  test('a case on an agenda is moved off it, not marked active under it', () => {
    expect(movesByHand('scheduled')).not.toContain('active');
    expect(movesByHand('scheduled')).not.toContain('review_due');
    expect(movesByHand('scheduled')).toContain('on_hold');
  });
  test('a case on hold can come back to what it was', () => {
    for (const to of ['accepted', 'active', 'review_due'] as const) expect(canMove('on_hold', to)).toBe(true);
    expect(isOpenCase('on_hold')).toBe(true);
  });
  test('red comes before amber, green and blue', () => {
    expect([priorityRank('red'), priorityRank('amber'), priorityRank('green'), priorityRank('blue')]).toEqual(
      [0, 1, 2, 3],
    );
  });
});

describe('what a channel may show of an outcome', () => {
  test('safeguarding, mental health and advance care planning read like any care plan', () => {
    for (const code of ['SAFEGUARD', 'MH', 'ACP']) expect(sharedOutcome(code)).toBe(OUTCOMES.PCSP_NEW.shared);
    const shared = OUTCOME_CODES.map((code) => sharedOutcome(code)).join(' ');
    expect(shared).not.toMatch(/safeguard|mental|advance|end of life|palliative|intensity/i);
  });
  test('a code that we do not know, a word like “constructor”, or none, says only that it was discussed', () => {
    for (const code of [null, 'NEW_CODE', 'constructor', '__proto__'])
      expect(sharedOutcome(code)).toBe('Discussed');
  });
});

describe('sharing bases', () => {
  test('an objection stops the case, whatever is written beside it', () => {
    expect(sharingProblem('objected', 'spoke with her daughter')).toMatch(/objected/);
  });
  test('consent names who gave it and when; best interests names who assessed', () => {
    expect(sharingProblem('explicit_consent', '  ')).toBe(
      'For “explicit consent”, say who gave consent, and on what date.',
    );
    expect(sharingProblem('explicit_consent', 'Herself, 20 Nov 2026')).toBeUndefined();
    expect(sharingProblem('best_interests', undefined)).toMatch(/assessment/);
    expect(sharingProblem('implied_direct_care', undefined)).toBeUndefined();
  });
});
