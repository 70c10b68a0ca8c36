import { expect, test } from 'vitest';
import { type Present, quorumOf as quorumFor } from '../../src/huddles/quorum.ts';

const quorumOf = (present: readonly Present[]) => quorumFor(present, { professions: 3, organisations: 2 });

const someone = (set: Partial<Present>): Present => ({
  organisationId: 'trust',
  discipline: 'nursing',
  isProfessional: true,
  isChair: false,
  canTakeNotes: true,
  ...set,
});
const gp = someone({ organisationId: 'practice', discipline: 'gp', isChair: true });
const nurse = someone({});
const socialWorker = someone({ organisationId: 'council', discipline: 'social_care' });

test('an empty room lacks everything', () => {
  expect(quorumOf([])).toEqual({
    met: false,
    lacks: ['a chair', 'somebody to take notes', '3 more professions', '2 more organisations'],
  });
});
test('a chair alone cannot take the notes too', () => {
  expect(quorumOf([gp]).lacks).toEqual([
    'somebody to take notes',
    '2 more professions',
    'one more organisation',
  ]);
});
test('two nurses are one profession, and a coordinator is none', () => {
  const coordinator = someone({ discipline: 'coordination', isProfessional: false });
  expect(quorumOf([gp, nurse, nurse, coordinator]).lacks).toEqual(['one more profession']);
});
test('three professions from one organisation lack a second one', () => {
  const one = [gp, nurse, socialWorker].map((member) => ({ ...member, organisationId: 'trust' }));
  expect(quorumOf(one).lacks).toEqual(['one more organisation']);
});
test('a chair, a note-taker and three professions from two organisations make a quorum', () => {
  expect(quorumOf([gp, nurse, socialWorker])).toEqual({ met: true, lacks: [] });
});

test('a series that asks for less is content with less, and one that asks for more is not', () => {
  const two = [gp, nurse];
  expect(quorumFor(two, { professions: 2, organisations: 2 })).toEqual({ met: true, lacks: [] });
  expect(quorumFor(two, { professions: 4, organisations: 2 }).lacks).toEqual(['2 more professions']);
});
