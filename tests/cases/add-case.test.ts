import { beforeAll, describe, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { accepted, exclude, held, nhsNumber, refusal } from './caseload.ts';

let w: World;
let next = 500;
const fresh = () => nhsNumber(next++);
beforeAll(async () => {
  w = await world();
});
const numberOf = (ref: string) =>
  w.step(async (ctx) => {
    const row = await ctx.db
      .selectFrom('personIdentity')
      .select('nhsNumber')
      .where('person', '=', Number(ref.slice(3)))
      .executeTakeFirstOrThrow();
    return row.nhsNumber;
  });
const whole = (number: string) => ({
  nhsNumber: number,
  question: 'two falls since discharge, daughter worried',
  relationship: 'On my caseload',
  reason: 'Two falls',
  sharingBasis: 'implied_direct_care' as const,
});
const typed = { name: { forename: 'Una', surname: 'Canaryson' }, birthDate: '1941-05-06' };

describe('bad numbers', () => {
  test.each([
    ['999 123 4560', /check digit/],
    ['99900001', /8 digits/],
    ['9.87E+09', /Excel/],
    ['', /blank/],
  ])('%s is refused with what to do, and is not repeated', async (number, says) => {
    const { reason, sentence } = await refusal(w.as(w.priya).cases.add({ ...whole(number), ...typed }));
    expect(reason).toBe('invalid');
    expect(sentence).toMatch(says);
    if (number !== '') expect(sentence).not.toContain(number);
    const looked = await w.as(w.priya).cases.lookUp({ nhsNumber: number });
    expect(looked).toMatchObject({ known: false, hasCase: false });
    expect(looked.problem).toMatch(says);
  });

  test('practice mode keeps no number outside 999', async () => {
    const { sentence } = await refusal(w.as(w.priya).cases.add({ ...whole(nhsNumber(0, '400')), ...typed }));
    expect(sentence).toMatch(/Practice mode/);
  });

  test('in a channel a number is refused unread', async () => {
    const number = fresh();
    const { sentence } = await refusal(
      w.as(w.priya).cases.add({ ...whole(number), ...typed }, { where: 'shared' }),
    );
    expect(sentence).toMatch(/privately/);
    expect(sentence).not.toContain(number);
    expect(await w.as(w.priya).cases.lookUp({ nhsNumber: number })).toMatchObject({ known: false });
  });
});

describe('a number that we do not hold', () => {
  test('asks for name and birth date, keeps them marked as typed, and answers without them', async () => {
    const number = fresh();
    expect((await refusal(w.as(w.priya).cases.add(whole(number)))).sentence).toMatch(/name and birth date/);
    const made = await w.as(w.priya).cases.add({ ...whole(number), ...typed });
    expect(made).toMatchObject({ status: 'accepted', version: 1 });
    expect(JSON.stringify(made)).not.toMatch(/Una|Canaryson|1941/);
    const { person } = await w.as(w.priya).cases.read({ ref: made.ref });
    expect(person).toMatchObject({ name: 'Una Canaryson', birthDate: '1941-05-06', age: 85 });
    const { typedBy } = await w.step((ctx) =>
      ctx.db
        .selectFrom('personIdentity')
        .select('typedBy')
        .where('nhsNumber', '=', number)
        .executeTakeFirstOrThrow(),
    );
    expect(typedBy).toBe(w.priya.id);
  });

  test('a birth date in the future is refused', async () => {
    const attempt = w.as(w.priya).cases.add({ ...whole(fresh()), ...typed, birthDate: '2031-01-01' });
    expect((await refusal(attempt)).sentence).toMatch(/future/);
  });

  test('typed by two at once it is one person and one case', async () => {
    const number = fresh();
    const results = await Promise.allSettled([
      w.as(w.priya).cases.add({ ...whole(number), ...typed }),
      w.as(w.anna).cases.add({ ...whole(number), ...typed }),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const people = await w.step((ctx) =>
      ctx.db.selectFrom('personIdentity').select('person').where('nhsNumber', '=', number).execute(),
    );
    expect(people).toHaveLength(1);
  });
});

describe('a number that we hold', () => {
  test('is accepted when the birth date typed is ours, or when the person was opened before', async () => {
    const [byDate, byLook, unseen] = [await held(w), await held(w), await held(w)];
    const dated = await w
      .as(w.priya)
      .cases.add({ ...whole(await numberOf(byDate)), birthDate: '1940-03-02' });
    expect(dated.ref).toBe(byDate);
    await w.as(w.priya).people.open({ ref: byLook, relationship: 'On my caseload', purpose: 'accept' });
    expect((await w.as(w.priya).cases.add(whole(await numberOf(byLook)))).ref).toBe(byLook);
    expect((await refusal(w.as(w.priya).cases.add(whole(await numberOf(unseen))))).sentence).toMatch(
      /first and check/,
    );
  });

  test('with another birth date is refused: it may be somebody else (H1)', async () => {
    const ref = await held(w);
    const { reason, sentence } = await refusal(
      w.as(w.priya).cases.add({ ...whole(await numberOf(ref)), ...typed }),
    );
    expect(reason).toBe('conflict');
    expect(sentence).toMatch(/may be somebody else/);
    expect(sentence).not.toContain('1940');
  });

  test('who is a case already is found by its reference, and refused as a second case', async () => {
    const one = await accepted(w);
    const number = await numberOf(one.ref);
    expect(await w.as(w.sam).cases.lookUp({ nhsNumber: number })).toEqual({
      known: true,
      ref: one.ref,
      hasCase: true,
      caseRef: one.ref,
    });
    expect((await w.audit()).at(-1)).toMatchObject({
      outcome: 'looked',
      byMember: w.sam.id,
      useCase: 'cases.lookUp',
      reason: 'number',
    });
    const attempt = w.as(w.priya).cases.add({ ...whole(number), birthDate: '1940-03-02' });
    expect((await refusal(attempt)).sentence).toContain('is already a case, accepted by Priya Shah');
  });

  test('a case that the person closed to an organisation is not there for it', async () => {
    const one = await accepted(w);
    await exclude(w, one.id, w.sam.organisationId);
    expect(await w.as(w.sam).cases.lookUp({ nhsNumber: await numberOf(one.ref) })).toEqual({
      known: true,
      ref: one.ref,
      hasCase: false,
    });
  });

  test('a professional who leaves out relationship, reason or basis is asked for them', async () => {
    const { relationship: _left, ...rest } = whole(fresh());
    expect((await refusal(w.as(w.priya).cases.add({ ...rest, ...typed }))).sentence).toMatch(
      /your relationship/,
    );
  });
});

describe('a coordinator', () => {
  test('proposes the number to a professional by name', async () => {
    const number = fresh();
    const add = { nhsNumber: number, question: 'Is he safe at home?', ...typed };
    expect((await refusal(w.as(w.jo).cases.add(add))).sentence).toMatch(/Name the professional/);
    const made = await w.as(w.jo).cases.add({ ...add, to: w.anna.id });
    expect(made.status).toBe('shortlisted');
    expect((await w.messages()).at(-1)).toMatchObject({ kind: 'case-proposed', toMember: w.anna.id });
  });

  test('managers and the operator add nobody', async () => {
    for (const doors of [w.as(w.morgan), w.asOperator])
      expect((await refusal(doors.cases.add(whole(fresh())))).reason).toBe('forbidden');
  });
});
