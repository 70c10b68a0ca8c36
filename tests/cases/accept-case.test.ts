import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/core/execute.ts';
import { personByRef } from '../../src/people/index.ts';
import { type World, world } from '../world/world.ts';
import { acceptance, accepted, exclude, held, opened, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const bar = (ref: string, why: 'objected' | 'deceased' | 'restricted') =>
  w.step(async (ctx) => {
    const person = (await personByRef(ctx, ref))?.person ?? 0;
    await ctx.db
      .insertInto('personBar')
      .values({ neighbourhoodId: ctx.neighbourhoodId, person, why, since: ctx.today, byList: true })
      .execute();
  });

describe('who is not accepted', () => {
  test('nobody is accepted without their three identifiers having been checked (H1)', async () => {
    const ref = await held(w);
    const { reason, sentence } = await refusal(w.as(w.priya).cases.accept(acceptance(ref)));
    expect(reason).toBe('conflict');
    expect(sentence).toBe(`Open ${ref} first and check name, birth date and NHS number. Then accept.`);
  });

  test('a look by a colleague is no look of mine', async () => {
    const ref = await opened(w, w.anna);
    expect((await refusal(w.as(w.priya).cases.accept(acceptance(ref)))).sentence).toContain('Open N7-');
  });

  test('reading a case without its name does not count as having checked who it is', async () => {
    const ref = await held(w);
    await w.as(w.jo).cases.propose({
      ref,
      question: 'Is she safe at home?',
      reason: 'Two falls',
      to: w.priya.id,
      cohort: 'FRAILTY_DEMENTIA',
    });
    expect((await w.as(w.priya).cases.read({ ref })).person).toBeNull();
    expect((await refusal(w.as(w.priya).cases.accept(acceptance(ref)))).sentence).toContain(
      'first and check',
    );
  });

  test.each([
    ['objected', /objected to sharing/],
    ['deceased', /having died/],
    ['restricted', /restricted record/],
  ] as const)('somebody who is %s is refused, and the sentence says what to do', async (why, says) => {
    const ref = await opened(w, w.priya);
    await bar(ref, why);
    const { reason, sentence } = await refusal(w.as(w.priya).cases.accept(acceptance(ref)));
    expect(reason).toBe('conflict');
    expect(sentence).toMatch(says);
    expect(sentence).toContain(ref);
  });

  test('a person with two birth dates is not accepted until it is cleared up (H1)', async () => {
    const ref = await opened(w, w.priya);
    await w.step(async (ctx) => {
      await ctx.db
        .updateTable('personIdentity')
        .set({ birthDateConflict: true })
        .where('person', '=', Number(ref.slice(3)))
        .execute();
    });
    expect((await refusal(w.as(w.priya).cases.accept(acceptance(ref)))).sentence).toMatch(/Two birth dates/);
  });

  test('an objection as sharing basis, or consent without who gave it, accepts nobody', async () => {
    const ref = await opened(w, w.priya);
    const objected = { ...acceptance(ref), sharingBasis: 'objected' as const };
    const consent = { ...acceptance(ref), sharingBasis: 'explicit_consent' as const };
    expect((await refusal(w.as(w.priya).cases.accept(objected))).reason).toBe('invalid');
    expect((await refusal(w.as(w.priya).cases.accept(consent))).sentence).toMatch(/who gave consent/);
  });

  test.each(['question', 'reason', 'relationship'] as const)(
    'a blank %s is asked for in words',
    async (field) => {
      const ref = await opened(w, w.priya);
      const { reason, sentence } = await refusal(
        w.as(w.priya).cases.accept({ ...acceptance(ref), [field]: '  \n ' }),
      );
      expect(reason).toBe('invalid');
      expect(sentence).toMatch(/Say /);
    },
  );

  test('a person of another neighbourhood is missing, not forbidden', async () => {
    expect((await refusal(w.as(w.priya).cases.accept(acceptance('N8-0001')))).reason).toBe('missing');
    expect((await refusal(w.as(w.priya).cases.accept(acceptance('N7-9999999')))).reason).toBe('missing');
  });

  test('coordinators and managers accept nobody; the operator neither', async () => {
    const ref = await held(w);
    for (const doors of [w.as(w.jo), w.as(w.morgan), w.asOperator])
      expect((await refusal(doors.cases.accept(acceptance(ref)))).reason).toBe('forbidden');
  });

  test('accepting is not done in a channel', async () => {
    const ref = await opened(w, w.priya);
    const { sentence } = await refusal(w.as(w.priya).cases.accept(acceptance(ref), { where: 'shared' }));
    expect(sentence).toMatch(/privately/);
  });

  test('of two birth-checked people and one who is a case already nobody is accepted, and the sentence names who stands in the way', async () => {
    const first = await accepted(w);
    const fresh = await opened(w, w.priya);
    const { reason, sentence, theirs } = await refusal(
      w.as(w.priya).cases.accept(acceptance(fresh, first.ref)),
    );
    expect(reason).toBe('conflict');
    expect(sentence).toContain(`${first.ref} is already a case, accepted by Priya Shah on Tue 24 Nov.`);
    expect(sentence).toContain('take them out and accept the rest');
    expect(theirs).toEqual({ cases: [{ id: first.id, ref: first.ref, status: 'accepted' }] });
    expect(await w.as(w.priya).cases.list({ text: fresh })).toEqual([]);
  });

  test('an organisation that the person excluded is told nothing but that it cannot add them', async () => {
    const one = await accepted(w);
    await w.as(w.anna).people.open({ ref: one.ref, relationship: 'Registered with us', purpose: 'accept' });
    await exclude(w, one.id, w.anna.organisationId);
    const { sentence, theirs } = await refusal(w.as(w.anna).cases.accept(acceptance(one.ref)));
    expect(sentence).toBe(`${one.ref} cannot be added by your organisation. Ask your coordinator.`);
    expect(theirs).toEqual({ cases: [] });
  });
});

describe('accepting', () => {
  test('somebody who was opened becomes a case with a coordinator, and is on the trail, without identifiers', async () => {
    const ref = await opened(w, w.priya, { forename: 'Beryl', surname: 'Canary' });
    const { cases } = await w.as(w.priya).cases.accept(acceptance(ref));
    expect(cases).toMatchObject([{ ref, status: 'accepted', version: 1 }]);
    const [summary] = await w.as(w.jo).cases.list({ text: ref });
    expect(summary).toMatchObject({ coordinator: { name: 'Jo Bennett' }, priority: 'amber', openActions: 0 });
    const trail = (await w.audit()).filter((entry) => entry.aboutId === cases[0]?.id);
    expect(trail).toMatchObject([{ useCase: 'cases.accept', outcome: 'done', byMember: w.priya.id }]);
    const requests = await w.step((ctx) => ctx.db.selectFrom('request').select('output').execute());
    expect(JSON.stringify(requests)).not.toMatch(/Canary|1940/);
  });

  test('twenty are accepted in one go with one reason, each with an audit entry of its own', async () => {
    const refs: string[] = [];
    for (let n = 0; n < 20; n++) refs.push(await opened(w, w.priya));
    const { cases } = await w.as(w.priya).cases.accept(acceptance(...refs));
    expect(cases.map((one) => one.ref)).toEqual([...refs].sort());
    const trail = await w.audit();
    for (const one of cases) expect(trail.filter((entry) => entry.aboutId === one.id)).toHaveLength(1);
    expect((await refusal(w.as(w.priya).cases.accept(acceptance(...refs, 'N7-0001')))).sentence).toMatch(
      /at most 20/,
    );
  });

  test('the same request again gives the same case and makes no second', async () => {
    const ref = await opened(w, w.priya);
    const once = await w.as(w.priya).cases.accept(acceptance(ref), { requestKey: 'press-1' });
    const again = await w.as(w.priya).cases.accept(acceptance(ref), { requestKey: 'press-1' });
    expect(again).toEqual(once);
  });

  test('a case that ended can be followed by a new one for the same person', async () => {
    const one = await accepted(w);
    await w.as(w.priya).cases.move({ id: one.id, version: one.version, to: 'discharged', why: 'Goals met' });
    const { cases } = await w.as(w.priya).cases.accept(acceptance(one.ref));
    expect(cases[0]?.id).not.toBe(one.id);
    expect((await w.as(w.priya).cases.read({ ref: one.ref })).id).toBe(cases[0]?.id);
  });
});

describe('two at once', () => {
  test('of two professionals who accept the same person at the same moment one has the case, the other reads whose it is', async () => {
    for (let round = 0; round < 5; round++) {
      const ref = await opened(w, w.priya);
      await w.as(w.anna).people.open({ ref, relationship: 'Her GP', purpose: 'accept' });
      const results = await Promise.allSettled([
        w.as(w.priya).cases.accept(acceptance(ref)),
        w.as(w.anna).cases.accept(acceptance(ref)),
      ]);
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const lost = results.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ reason: 'conflict' });
      expect(lost?.reason.sentence).toMatch(
        /is already a case, accepted by (Priya Shah|Dr Anna Reid) on Tue 24 Nov/,
      );
      expect(await w.as(w.jo).cases.list({ text: ref })).toHaveLength(1);
    }
  });

  test('two who accept overlapping people in opposite order never lock each other out', async () => {
    const refs: string[] = [];
    for (let n = 0; n < 4; n++) {
      const ref = await opened(w, w.priya);
      await w.as(w.anna).people.open({ ref, relationship: 'Her GP', purpose: 'accept' });
      refs.push(ref);
    }
    const results = await Promise.allSettled([
      w.as(w.priya).cases.accept(acceptance(...refs)),
      w.as(w.anna).cases.accept(acceptance(...[...refs].reverse())),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the neighbourhood’s border', () => {
  test('a case of one neighbourhood is missing for a member of another, by id and by reference', async () => {
    const one = await accepted(w);
    const elsewhere = await w.pool.query<{ id: string }>('select uuidv7() as id');
    const neighbourhoodId = elsewhere.rows[0]?.id ?? '';
    await inTransaction(
      w.app,
      { actor: { kind: 'system', grants: new Set() }, neighbourhoodId, door: 'clock', now: w.clock.now },
      async (ctx) => {
        await ctx.db
          .insertInto('neighbourhood')
          .values({ neighbourhoodId, code: 'N8', name: 'Hillside', createdAt: ctx.now })
          .execute();
      },
    );
    const there = { neighbourhoodId };
    for (const attempt of [
      () => w.as(w.priya).cases.read({ ref: one.ref }, there),
      () => w.as(w.priya).cases.edit({ id: one.id, version: 1, question: 'Mine now?' }, there),
      () => w.as(w.priya).cases.move({ id: one.id, version: 1, to: 'discharged', why: 'x' }, there),
      () => w.as(w.priya).cases.undoAccept({ id: one.id, version: 1 }, there),
    ])
      expect((await refusal(attempt())).reason).toBe('missing');
    expect(await w.as(w.priya).cases.list({}, there)).toEqual([]);
  });
});
