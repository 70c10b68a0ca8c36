import { describe, expect, test } from 'vitest';
import { accepted, held } from '../cases/caseload.ts';
import { leaksIn, plant } from '../laws/canaries.ts';
import { world } from '../world/world.ts';
import { served } from './served.ts';

const w = await world();
// The page goes by the machine's clock and the practice offset, as every door does.
await w.followClock();
const s = await served(w);
const { ref: caseRef } = await accepted(w);
const jo = w.as(w.jo);
await jo.neighbourhoods.setPhone({ phone: '01632 960 001' });

async function linked(title = 'ask about the stair lift') {
  const { ref } = await jo.actions.assign({ caseRef, title, ownerId: w.jo.id });
  const shared = await jo.partners.share({ ref, partner: 'Harbour Housing' });
  const url = `${s.url}/p/${shared.url.split('/p/')[1]}`;
  return { ref, url, linkId: shared.linkId };
}
const get = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const pressOn = (page: string): string => /name="press" value="([^"]+)"/.exec(page)?.[1] ?? '';
const send = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  get(url, {
    method: 'POST',
    headers: { origin: s.url, ...headers },
    body: new URLSearchParams(fields),
  });
const statusOf = async (ref: string) => (await jo.actions.read({ ref })).status;

describe('what a browser may send', () => {
  test.each(['constructor', '__proto__', 'toString'])('“%s” is no button and no answer', async (word) => {
    const { ref, url } = await linked();
    const page = await get(`${url}?told=${word}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('role="status"');
    const { status, text } = await send(url, { press: pressOn(page.text), do: word });
    expect(status).toBe(200);
    expect(text).toContain('Nothing was done yet');
    expect(await statusOf(ref)).toBe('accepted');
  });

  test('a question with line breaks arrives whole; one that is too long is refused, and its words are kept', async () => {
    const { ref, url } = await linked();
    const ask = async (question: string) =>
      send(url, { press: pressOn((await get(url)).text), do: 'ask', question });
    const asked = async () => (await jo.partners.ofAction({ ref })).flatMap((one) => one.questions);
    expect((await ask(`${'stair\r\n'.repeat(60)}${'x'.repeat(130)} ENDS`)).status).toBe(303);
    expect((await asked())[0]?.words).toMatch(/ ENDS$/);
    const { status, text } = await ask(`${'y'.repeat(500)} ENDS`);
    expect(status).toBe(200);
    expect(text).toContain('Keep the question under 500 letters, or ring.');
    expect(text).toContain('yyy ENDS</textarea>');
    expect(await asked()).toHaveLength(1);
  });

  test('a sign that no text may hold is left out of a question', async () => {
    const { ref, url } = await linked();
    const question = 'When\0 may we come?';
    expect((await send(url, { press: pressOn((await get(url)).text), do: 'ask', question })).status).toBe(
      303,
    );
    expect((await jo.partners.ofAction({ ref }))[0]?.questions[0]?.words).toBe('When may we come?');
  });
});

test('given to somebody without a number, the page still says whom to ring, and whom a question goes to', async () => {
  const { ref, url } = await linked();
  await jo.actions.reassign({ ref, ownerId: w.sam.id });
  await w.as(w.sam).actions.accept({ ref });
  const { text } = await get(url);
  expect(text).toContain('Ring <b>Jo Bennett</b>: <a href="tel:01632960001">01632 960 001</a>.');
  expect(text).toContain('Ask Sam Okafor');
});

describe('a wrong link', () => {
  test.each(['x', 'A'.repeat(43), '%00', `${'A'.repeat(42)}.`, 'A'.repeat(5000), "'or'1'='1"])(
    '“%s” is not there, and says what to try',
    async (token) => {
      const { status, text, headers } = await get(`${s.url}/p/${encodeURIComponent(token)}`, {
        headers: { 'x-forwarded-for': '10.0.0.1' },
      });
      expect([400, 404, 414]).toContain(status);
      if (status === 404) expect(text).toContain('copy all of it');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );

  test('one letter wrong, another neighbourhood and nothing at all are answered alike', async () => {
    const { url } = await linked();
    const wrong = `${url.slice(0, -2)}${url.endsWith('AA') ? 'BB' : 'AA'}`;
    const elsewhere = `${s.url}/p/${Buffer.alloc(32, 7).toString('base64url')}`;
    const pages = await Promise.all([get(wrong), get(elsewhere), get(`${s.url}/p/x`)]);
    expect(new Set(pages.map(({ status, text }) => `${status}${text}`)).size).toBe(1);
  });

  test('leaves no entry in any neighbourhood’s trail', async () => {
    const before = (await w.audit()).length;
    await get(`${s.url}/p/${Buffer.alloc(32, 7).toString('base64url')}`);
    expect((await w.audit()).length).toBe(before);
  });
});

describe('opening a link', () => {
  test('a mail scanner that opens it, asks for its head, or follows it ten times accepts nothing', async () => {
    const { ref, url } = await linked();
    for (let n = 0; n < 10; n++) await get(url);
    await get(url, { method: 'HEAD' });
    expect(await statusOf(ref)).toBe('accepted');
    expect((await jo.actions.read({ ref })).events.map((event) => event.what)).toEqual([
      'assigned',
      'link given to a partner',
    ]);
    expect((await jo.partners.ofAction({ ref }))[0]).toMatchObject({
      opened: { times: 1 },
      acceptedOn: null,
    });
  });

  test('shows the reference, the day and whom to ring; keeps no cookie, needs no script, is kept by no cache', async () => {
    const { ref, url } = await linked();
    const { status, text, headers } = await get(url);
    expect(status).toBe(200);
    expect(text).toContain(ref);
    expect(text).toContain('Tuesday 1 Dec 2026');
    expect(text).toContain('Jo Bennett');
    expect(text).toContain('<a href="tel:01632960001">01632 960 001</a>');
    expect(text).not.toMatch(/<script|stair lift|Harbour|onclick|N7-0/i);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('another method is told which ones there are', async () => {
    const { url } = await linked();
    expect((await get(url, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('pressing a button', () => {
  test('without the page’s own press, with a stranger’s, or from another site, nothing is done', async () => {
    const { ref, url } = await linked();
    const page = await get(url);
    const other = await linked();
    const press = pressOn(page.text);
    for (const attempt of [
      () => send(url, { do: 'finish' }),
      () => send(url, { do: 'finish', press: `${press}x` }),
      () => send(url, { do: 'finish', press: `zzzzzzzz${press.slice(8)}` }),
      async () => send(url, { do: 'finish', press: pressOn((await get(other.url)).text) }),
      () => send(url, { do: 'finish', press }, { origin: 'https://evil.example' }),
      () => send(url, { do: 'finish', press }, { 'sec-fetch-site': 'cross-site' }),
      () => send(url, { do: 'everything', press }),
      () => get(url, { method: 'POST', body: new URLSearchParams({ do: 'finish', press }) }),
    ]) {
      const { status, text } = await attempt();
      expect(status).toBe(200);
      expect(text).toContain('Please press the button again');
    }
    expect(await statusOf(ref)).toBe('accepted');
  });

  test('too much, or what is no form, is refused in words', async () => {
    const { url } = await linked();
    const press = pressOn((await get(url)).text);
    expect((await send(url, { do: 'ask', press, question: 'x'.repeat(20_000) })).status).toBe(413);
    expect(
      (await get(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })).status,
    ).toBe(200);
  });

  test('accept, then finish: the page says each, and the same press sent twice is one', async () => {
    const { ref, url } = await linked();
    const press = pressOn((await get(url)).text);
    const done = await Promise.all([send(url, { do: 'accept', press }), send(url, { do: 'accept', press })]);
    expect(done.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, '?told=accept'],
      [303, '?told=accept'],
    ]);
    expect(await statusOf(ref)).toBe('in_progress');
    const after = await get(`${url}?told=accept`);
    expect(after.text).toContain('The team knows that you will do it.');
    expect(after.text).toContain('you have accepted it');
    expect((await get(`${url}?told=finish`)).text).not.toContain('knows that it is done');
    await send(url, { do: 'finish', press: pressOn(after.text) });
    const finished = await get(`${url}?told=finish`);
    expect(finished.text).toContain('is finished');
    expect(finished.text).not.toContain('<button');
    expect(
      (await jo.actions.read({ ref })).events.filter((event) => event.what === 'accepted by the partner'),
    ).toHaveLength(1);
  });

  test('a question that names somebody stays on the page for its writer, is not kept, and says why', async () => {
    const { ref, url } = await linked();
    await held(w, { forename: 'Ada', surname: 'Lovelace' });
    const press = pressOn((await get(url)).text);
    const { status, text } = await send(url, { do: 'ask', press, question: 'Is it Ada Lovelace <b>?' });
    expect(status).toBe(200);
    expect(text).toContain('was not sent');
    expect(text).toContain('Is it Ada Lovelace &lt;b&gt;?</textarea>');
    expect((await jo.partners.ofAction({ ref }))[0]?.questions).toEqual([]);
    await send(url, { do: 'ask', press: pressOn(text), question: 'Which door?' });
    expect((await get(`${url}?told=ask`)).text).toContain('Your question was sent.');
    expect((await jo.partners.ofAction({ ref }))[0]?.questions).toMatchObject([{ words: 'Which door?' }]);
  });
});

describe('a link that is over', () => {
  test('withdrawn says so with nothing to press, and run out says whom to ring', async () => {
    const one = await linked();
    await jo.partners.revoke({ linkId: one.linkId });
    const gone = await get(one.url);
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('This link was withdrawn');
    expect(gone.text).not.toContain('<button');
    const two = await linked();
    await w.pool.query('update practice_clock set offset_ms = offset_ms + $1', [15 * 86_400_000]);
    const late = await get(two.url);
    const press = pressOn((await get(two.url)).text);
    await w.pool.query('update practice_clock set offset_ms = offset_ms - $1', [15 * 86_400_000]);
    expect(late.status).toBe(410);
    expect(late.text).toContain('This link has run out');
    expect(late.text).toContain('01632 960 001');
    expect(press).toBe('');
  });
});

test('nothing planted in any identifying or free-text column is on the page, in any state of the link', async () => {
  const [open, done, gone] = [await linked(), await linked(), await linked()];
  const press = pressOn((await get(done.url)).text);
  await send(done.url, { do: 'ask', press, question: 'Which door?' });
  await send(done.url, { do: 'finish', press: pressOn((await get(done.url)).text) });
  await jo.partners.revoke({ linkId: gone.linkId });
  const planted = await plant(w.database.ownerUrl);
  expect(planted).toEqual(
    expect.arrayContaining([
      'action.title',
      'action.partner',
      'partner_link.partner',
      'partner_use.question',
    ]),
  );
  for (const { url } of [open, done, gone]) {
    const { text } = await get(url);
    expect(text).toContain('Jo Bennett');
    expect(leaksIn(text)).toEqual([]);
  }
});

test('after twenty wrong links from one address it waits, and so does whoever has a right one there', async () => {
  const { url } = await linked();
  const wrong = `${s.url}/p/${Buffer.alloc(32, 9).toString('base64url')}`;
  const answers: number[] = [];
  for (let n = 0; n < 25; n++) answers.push((await get(wrong)).status);
  expect(answers.at(0)).toBe(404);
  expect(answers.at(-1)).toBe(429);
  const refused = await get(url);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('600');
});
