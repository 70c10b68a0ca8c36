import { describe, expect, test } from 'vitest';
import { execute } from '../../src/core/execute.ts';
import { partnerGrants } from '../../src/core/grants.ts';
import { linkByHash, partners, readToken } from '../../src/partners/index.ts';
import { newToken } from '../../src/partners/secret.ts';
import { accepted, exclude, held, refusal } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const w = await world();
const one = await accepted(w);
const jo = w.as(w.jo);
const mine = async (title = 'ask about the stair lift') =>
  jo.actions.assign({ caseRef: one.ref, title, ownerId: w.jo.id });
const share = (ref: string, more: object = {}) =>
  jo.partners.share({ ref, partner: 'Harbour Housing', ...more });

/** Whoever holds this address, as the page makes them: they can name nothing but their own link. */
const holder = async (url: string) => {
  const read = readToken(url.split('/p/')[1] ?? '');
  const linkId = await w.step((ctx) => linkByHash(ctx, read?.hash ?? ''));
  const by = <U extends 'open' | 'accept' | 'finish' | 'ask'>(
    use: U,
    input: object = {},
    requestKey?: string,
  ) =>
    execute(w.app, { name: `partners.${use}`, useCase: partners[use] }, input, {
      actor: { kind: 'partner', linkId: linkId ?? '', grants: partnerGrants },
      neighbourhoodId: w.neighbourhoodId,
      door: 'link',
      now: w.clock.now,
      requestKey,
    });
  return by;
};
const at = async <T>(now: string, work: () => Promise<T>): Promise<T> => {
  const before = w.clock.now;
  w.clock.now = now;
  try {
    return await work();
  } finally {
    w.clock.now = before;
  }
};

describe('making a link', () => {
  test('is refused where nobody could be rung, and says where to give a telephone', async () => {
    const { ref } = await mine();
    expect((await refusal(share(ref))).sentence).toMatch(/Give Jo Bennett’s telephone on the Team page/);
    await jo.neighbourhoods.setPhone({ phone: '01632 960 001' });
    expect((await share(ref)).url).toMatch(/\/p\/[\w-]{43}$/);
  });

  test('is refused for what has ended, for a name that we hold, for a number, and to anybody but a coordinator', async () => {
    const { ref } = await mine();
    await held(w, { forename: 'Ada', surname: 'Lovelace' });
    expect((await refusal(share(ref, { partner: 'Ada Lovelace' }))).sentence).toMatch(
      /the organisation, not a person/,
    );
    expect((await refusal(share(ref, { partner: 'for 999 000 0018' }))).reason).toBe('invalid');
    expect((await refusal(w.as(w.anna).partners.share({ ref, partner: 'X' }))).reason).toBe('forbidden');
    await expect(
      jo.partners.share({ ref, partner: 'Harbour Housing' }, { where: 'shared' }),
    ).rejects.toMatchObject({ reason: 'forbidden' });
    await jo.actions.complete({ ref });
    expect((await refusal(share(ref))).reason).toBe('conflict');
  });

  test('keeps a hash of the address and nothing else of it, anywhere', async () => {
    const { ref } = await mine();
    const { url } = await share(ref);
    const token = url.split('/p/')[1] ?? '';
    const { rows } = await w.pool.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r'`,
    );
    const found = await w.step(async () => {
      const hits: string[] = [];
      for (const { name } of rows) {
        const client = await w.pool.connect();
        try {
          await client.query(`select set_config('app.neighbourhood', $1, false)`, [w.neighbourhoodId]);
          const { rows: texts } = await client
            .query<{ t: string }>(`select to_jsonb(x)::text as t from ${name} x`)
            .catch(() => ({ rows: [] }));
          if (texts.some(({ t }) => t.includes(token))) hits.push(name);
        } finally {
          client.release();
        }
      }
      return hits;
    });
    expect(found).toEqual([]);
  });

  test('says with whom the action is, and a member still owns it; a second link takes the first one’s place', async () => {
    const { ref } = await mine();
    const first = await share(ref);
    expect(await jo.actions.read({ ref })).toMatchObject({ owner: 'Jo Bennett', partner: 'Harbour Housing' });
    expect(await w.as(w.jo).actions.read({ ref }, { where: 'shared' })).toMatchObject({ partner: null });
    const second = await share(ref, { days: 3 });
    expect(second.expiresOn).toBe('2026-11-27');
    const links = await jo.partners.ofAction({ ref });
    expect(links.map((link) => link.state)).toEqual(['open', 'renewed']);
    expect((await (await holder(first.url))('accept')).state).toBe('withdrawn');
    expect((await jo.actions.read({ ref })).status).toBe('accepted');
  });
});

describe('what the holder sees', () => {
  test('a reference, a date and whom to ring; no title, no case, nothing of the person', async () => {
    const { ref } = await mine('ring about the broken stair lift');
    const view = await (await holder((await share(ref)).url))('open');
    expect(view).toMatchObject({
      state: 'open',
      ref,
      due: '2026-12-01',
      contact: { name: 'Jo Bennett', phone: '01632 960 001' },
    });
    expect(JSON.stringify(view)).not.toMatch(/stair|N7-0|Ada|Marsh/);
  });

  test('opening it changes nothing but the record that it was opened, once a visit', async () => {
    const { ref, version } = await mine();
    const by = await holder((await share(ref)).url);
    await by('open');
    await by('open');
    const action = await jo.actions.read({ ref });
    expect(action).toMatchObject({ status: 'accepted', version: version + 1 });
    expect((await jo.partners.ofAction({ ref }))[0]).toMatchObject({
      state: 'open',
      opened: { times: 1 },
      acceptedOn: null,
    });
    await at('2026-11-24T09:16:00.000Z', () => by('open'));
    expect((await jo.partners.ofAction({ ref }))[0]?.opened?.times).toBe(2);
    const looks = (await w.audit()).filter(
      (entry) => entry.actor === 'partner' && entry.aboutId === action.id,
    );
    expect(looks.map((entry) => [entry.useCase, entry.door])).toEqual([
      ['partners.open', 'link'],
      ['partners.open', 'link'],
    ]);
  });
});

describe('what the holder does', () => {
  test('accepting puts it in hand, twice is once, and its owner is told once', async () => {
    const { ref } = await mine();
    const by = await holder((await share(ref)).url);
    await by('accept', {}, 'k1');
    await by('accept', {}, 'k1');
    expect((await by('accept', {}, 'k2')).state).toBe('accepted');
    const action = await jo.actions.read({ ref });
    expect(action).toMatchObject({ status: 'in_progress', owner: 'Jo Bennett' });
    expect(action.events.filter((event) => event.what === 'accepted by the partner')).toHaveLength(1);
    expect(
      (await w.messages()).filter((one) => one.kind === 'partner-said').map((one) => one.toMember),
    ).toEqual([w.jo.id]);
  });

  test('finishing ends it; two presses at once finish it once; then nothing more can be done', async () => {
    const { ref } = await mine();
    const by = await holder((await share(ref)).url);
    await Promise.all([by('finish', {}, 'a'), by('finish', {}, 'b')]);
    const action = await jo.actions.read({ ref });
    expect(action.status).toBe('done');
    expect(action.events.filter((event) => event.what === 'finished by the partner')).toHaveLength(1);
    expect((await by('accept')).state).toBe('finished');
    expect((await by('ask', { question: 'Which door?' })).state).toBe('finished');
    expect((await jo.partners.ofAction({ ref }))[0]).toMatchObject({ questions: [], state: 'finished' });
    expect((await jo.actions.reopen({ ref })).status).toBe('accepted');
  });

  test.each([
    ['Is this for Ada Lovelace?', /a person’s name/],
    ['NHS 999 000 0018?', /an NHS number/],
    ['born 3/4/1931', /a birth date/],
    ['at ZZ1 1AA?', /a postcode/],
  ])('the question “%s” is not sent, and is not repeated', async (question, why) => {
    const { ref } = await mine();
    const by = await holder((await share(ref)).url);
    const refused = await refusal(by('ask', { question }));
    expect(refused.sentence).toMatch(why);
    expect(refused.sentence).not.toMatch(/Lovelace|999|1931|ZZ1/);
    expect((await jo.partners.ofAction({ ref }))[0]?.questions).toEqual([]);
  });

  test('a question is the coordinator’s to read, not the team’s, and there is an end to asking', async () => {
    const { ref } = await mine();
    const by = await holder((await share(ref)).url);
    for (let n = 1; n <= 5; n++) await by('ask', { question: `Which door, number ${n}?` });
    expect((await refusal(by('ask', { question: 'And again?' }))).sentence).toMatch(/Please ring/);
    expect((await refusal(by('ask', { question: 'x'.repeat(501) }))).sentence).toMatch(/under 500/);
    expect((await jo.partners.ofAction({ ref }))[0]?.questions.map((q) => q.words)).toHaveLength(5);
    expect(JSON.stringify(await w.as(w.sam).actions.read({ ref }))).not.toContain('Which door');
    expect((await refusal(w.as(w.sam).partners.ofAction({ ref }))).reason).toBe('forbidden');
  });

  test('holds no other grant: it reads no action, and a member cannot come as a link', async () => {
    const { ref } = await mine();
    const { url } = await share(ref);
    const read = readToken(url.split('/p/')[1] ?? '');
    const linkId = (await w.step((ctx) => linkByHash(ctx, read?.hash ?? ''))) ?? '';
    const call = {
      actor: { kind: 'partner' as const, linkId, grants: partnerGrants },
      door: 'link' as const,
    };
    await expect(jo.actions.read({ ref }, call)).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(jo.actions.complete({ ref }, call)).rejects.toMatchObject({ reason: 'forbidden' });
    for (const attempt of [
      () => jo.partners.open({}),
      () => jo.partners.accept({}),
      () => jo.partners.finish({}),
      () => jo.partners.ask({ question: 'Which door?' }),
    ])
      expect((await refusal(attempt())).reason).toBe('forbidden');
  });
});

describe('when a link is over', () => {
  test('after its days it accepts nothing, and says whom to ring', async () => {
    const { ref } = await mine();
    const { url, expiresOn } = await share(ref);
    expect(expiresOn).toBe('2026-12-08');
    const by = await holder(url);
    await at('2026-12-08T09:00:01.000Z', async () => {
      expect(await by('finish')).toMatchObject({ state: 'expired', contact: { phone: '01632 960 001' } });
      expect((await jo.actions.read({ ref })).status).toBe('accepted');
    });
  });

  test('withdrawn it does nothing; taking that back opens the same address again, once nothing newer is there', async () => {
    const { ref } = await mine();
    const { url, linkId } = await share(ref);
    const by = await holder(url);
    await jo.partners.revoke({ linkId });
    expect(await jo.partners.revoke({ linkId })).toMatchObject({ ref, partner: null });
    expect((await by('accept')).state).toBe('withdrawn');
    expect(await jo.partners.restore({ linkId })).toMatchObject({ partner: 'Harbour Housing' });
    expect((await by('accept')).state).toBe('accepted');
    await jo.partners.revoke({ linkId });
    await share(ref);
    expect((await refusal(jo.partners.restore({ linkId }))).sentence).toMatch(/Make a new one/);
  });

  test('an action that was cancelled, or given to another owner, says so: the present owner is rung', async () => {
    const { ref } = await mine();
    const by = await holder((await share(ref)).url);
    await w.as(w.anna).neighbourhoods.setPhone({ phone: '01632 960 002' });
    await jo.actions.reassign({ ref, ownerId: w.anna.id });
    await w.as(w.anna).actions.accept({ ref });
    expect((await by('open')).contact).toEqual({ name: 'Dr Anna Reid', phone: '01632 960 002' });
    await jo.actions.cancel({ ref, reason: 'duplicate' });
    expect((await by('finish')).state).toBe('not_needed');
  });

  test('nothing of it opens in another neighbourhood', async () => {
    const { ref } = await mine();
    await share(ref);
    const elsewhere = newToken(crypto.randomUUID());
    expect(readToken(elsewhere.token)?.hash).toBe(elsewhere.hash);
    expect(readToken('short')).toBeUndefined();
    expect(readToken(`${elsewhere.token.slice(0, 42)}/`)).toBeUndefined();
    await exclude(w, one.id, w.sam.organisationId);
  });
});
