import { createHash } from 'node:crypto';
import { longWeekday, showDay } from '../core/day.ts';
import type { PartnerView } from '../partners/index.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#1f1f1f;--quiet:#545454;--page:#f5f5f7;--card:#fff;--line:#c8c8cf;--go:#4f52b2;--on-go:#fff;--good:#0b6a0b;--bad:#a4262c}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--quiet:#c4c4c4;--page:#1b1b1f;--card:#28282d;--line:#5a5a63;--go:#a9acf5;--on-go:#16161d;--good:#7fd47f;--bad:#ff9da3}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 "Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto;padding:24px 16px 48px;display:grid;gap:16px}
header{color:var(--quiet)}
h1{font-size:1.5rem;line-height:1.25;margin:0}
h2{font-size:1.125rem;margin:0}
p{margin:0}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;display:grid;gap:12px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}
dt{color:var(--quiet)}dd{margin:0;font-weight:600}
form{display:grid;gap:8px}
.row{display:flex;flex-wrap:wrap;gap:12px}
button{font:inherit;font-weight:600;padding:10px 20px;border-radius:6px;border:1px solid var(--go);background:transparent;color:var(--go);cursor:pointer;min-height:44px}
button.first{background:var(--go);color:var(--on-go)}
button:focus-visible,textarea:focus-visible,a:focus-visible{outline:3px solid var(--go);outline-offset:2px}
label{font-weight:600}
textarea{font:inherit;width:100%;min-height:6rem;padding:8px;border-radius:6px;border:1px solid var(--quiet);background:var(--card);color:inherit}
.quiet{color:var(--quiet)}.good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}
a{color:var(--go)}a[href^=tel]{white-space:nowrap}
@media (max-width:359px){dl{grid-template-columns:1fr}dd{margin-bottom:6px}}
@media (forced-colors:active){button.first{border-width:3px}}
`;
/** Nothing but this page’s own words and look: no script, no picture, no frame, and forms to ourselves only. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
const tel = (phone: string): string => phone.replace(/[^\d+]/g, '').slice(0, 16);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${plain(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const ring = ({ contact }: PartnerView): string =>
  contact.phone === ''
    ? `Speak to <b>${plain(contact.name)}</b>.`
    : `Ring <b>${plain(contact.name)}</b>: <a href="tel:${tel(contact.phone)}">${plain(contact.phone)}</a>.`;
const dayWords = (day: string, today: string): string =>
  `${longWeekday(day)} ${showDay(day, today).slice(4)} ${day.slice(0, 4) === today.slice(0, 4) ? day.slice(0, 4) : ''}`.trim();

/** What each state says, in a heading and a sentence. */
const STATES: Record<PartnerView['state'], (view: PartnerView) => readonly [string, string]> = {
  open: (view) => [`Action ${view.ref}`, `The ${view.team} neighbourhood team asks whether you can do this.`],
  accepted: (view) => [
    `Action ${view.ref}: you have accepted it`,
    `Accepted${view.acceptedOn === null ? '' : ` on ${dayWords(view.acceptedOn, view.today)}`}. Press Finished when it is done.`,
  ],
  finished: (view) => [
    `Action ${view.ref} is finished`,
    view.finishedOn === null
      ? 'The team has marked it as done. Thank you. Nothing more is needed here.'
      : `You finished it on ${dayWords(view.finishedOn, view.today)}. Thank you. Nothing more is needed here.`,
  ],
  not_needed: (view) => [
    `Action ${view.ref} is no longer needed`,
    'The team has closed it. Please do nothing more about it.',
  ],
  withdrawn: () => ['This link was withdrawn', 'The team has withdrawn it, so nothing can be done here.'],
  expired: (view) => [
    'This link has run out',
    `It could be used until ${dayWords(view.expiresOn, view.today)}. Ask for a new one if you still need it.`,
  ],
};

export type Notice = { good?: string; bad?: string; typed?: string };

/** The page of a link: a reference, a date, whom to ring, and what can be pressed. Never what it is about. */
export function linkPage(view: PartnerView, press: string, { good, bad, typed = '' }: Notice = {}): string {
  const [heading, sentence] = STATES[view.state](view);
  const isLive = view.state === 'open' || view.state === 'accepted';
  const hidden = `<input type="hidden" name="press" value="${plain(press)}">`;
  const told = plain(view.contact.name);
  return page(
    heading,
    [
      `<header>${plain(view.team)} neighbourhood team</header>`,
      `<h1>${plain(heading)}</h1>`,
      good === undefined ? '' : `<p class="good" role="status">${plain(good)}</p>`,
      bad === undefined ? '' : `<p class="bad" role="alert">${plain(bad)}</p>`,
      `<section aria-label="The action"><p>${plain(sentence)}</p>`,
      isLive
        ? `<dl><dt>Reference</dt><dd>${plain(view.ref)}</dd><dt>Do it by</dt><dd>${dayWords(view.due, view.today)}</dd></dl>
<p class="quiet">This page does not say what it is, or who it is for. ${told} tells you that separately, in the way that you usually use.</p>`
        : '',
      `<p>${ring(view)}</p></section>`,
      isLive
        ? `<section aria-labelledby="do"><h2 id="do">Your answer</h2>
<form method="post">${hidden}<div class="row">${view.state === 'open' ? '<button class="first" name="do" value="accept">Accept: we will do it</button><button name="do" value="finish">Finished: it is done</button>' : '<button class="first" name="do" value="finish">Finished: it is done</button>'}</div></form>
<p class="quiet">Nothing happens until you press a button. This link works until ${dayWords(view.expiresOn, view.today)}.</p></section>
<section aria-labelledby="ask"><h2 id="ask">Ask ${plain(view.answers)}</h2>
<form method="post">${hidden}<label for="question">Your question</label>
<p class="quiet" id="hint">Please write no names, addresses, dates of birth or NHS numbers. At most 500 letters.</p>
<textarea id="question" name="question" maxlength="500" required aria-describedby="hint">${plain(typed)}</textarea>
<div><button name="do" value="ask">Send the question</button></div></form></section>`
        : '',
      '<p class="quiet">If somebody is in danger, ring 999. This page is not watched.</p>',
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/** For everything else: a wrong address, too many tries, a fault of ours. */
export const otherPage = (heading: string, sentence: string): string =>
  page(heading, `<h1>${plain(heading)}</h1>\n<section><p>${plain(sentence)}</p></section>`);
