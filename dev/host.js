import { standRound } from '/local/host-teams.js';

/** What is chosen lives in the address, so that a link or a second window opens the same: ?member=&theme=…#/cases/N7-0042 */
const DEFAULTS = { surface: 'personal', theme: 'default', width: 'full', controls: 'shown' };
const PLACES = {
  personal: () => 'Huddle',
  channel: (member) => `${member?.place ?? 'Team'} › frailty-huddle › Huddle`,
  sidePanel: () => 'Meeting: Huddle in the side panel',
  stage: () => 'Meeting: Huddle on the stage',
};
const ZONE = 'Europe/London';
const CLOCK_EVERY_MS = 15_000;

const at = (id) => document.getElementById(id);
const frame = at('tab');
const choices = at('choices');
let people = [];
let state = readAddress();
let clock;

function readAddress() {
  const asked = new URLSearchParams(window.location.search);
  const page = decodeURI(window.location.hash).replace(/^#\/?/, '');
  return { ...DEFAULTS, ...Object.fromEntries(asked), page: page === 'huddle' ? '' : page };
}

function writeAddress() {
  const { page, ...rest } = state;
  const kept = Object.entries(rest).filter(([name, value]) => value !== undefined && value !== DEFAULTS[name]);
  const query = new URLSearchParams(kept).toString();
  window.history.replaceState(null, '', `${window.location.pathname}${query && `?${query}`}${page && `#/${page}`}`);
}

const member = () =>
  people.find(({ email, code }) => email === state.member && (state.neighbourhood ?? code) === code);

async function json(url, body, headers = {}) {
  const response = await fetch(url, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(answer.refused?.sentence ?? answer.sentence ?? 'Something went wrong. Load the page again.');
}

const token = async () => {
  const { email, code } = member();
  return (await json('/local/token', { member: email, neighbourhood: code })).token;
};
const ask = async (useCase, input) => {
  const { code } = member();
  const headers = { authorization: `Bearer ${await token()}`, 'x-neighbourhood': code };
  return (await json(`/api/${useCase}`, { input }, headers)).done;
};

/** The tab goes by the neighbourhood chosen last, as the chat does: who is in several has it chosen here. */
async function chooseNeighbourhood() {
  const { email, code } = member();
  if (people.filter((one) => one.email === email && one.code !== code).length > 0)
    await ask('neighbourhoods.choose', {});
}

const teams = standRound(frame, {
  state: () => state,
  member,
  token,
  share(address) {
    if (address !== undefined) state.page = new URL(address, window.location.href).hash.replace(/^#\/?/, '') || state.page;
    change({ surface: address === undefined ? 'sidePanel' : 'stage' });
    return true;
  },
  open(url) {
    window.open(url, '_blank', 'noopener');
    return true;
  },
});

/** Loads the tab anew, at the page where it was; the browser's Back stays with the tab's own pages. */
function loadTab() {
  const who = new URLSearchParams({ as: `${state.neighbourhood ?? ''}${state.member}`, in: state.surface });
  frame.contentWindow.location.replace(`/tab/?${who}#/${state.page || 'today'}`);
}
frame.addEventListener('load', () => {
  const inside = frame.contentWindow;
  if (!inside.location.pathname.startsWith('/tab')) return;
  const follow = () => {
    state.page = decodeURI(inside.location.hash).replace(/^#\/?/, '');
    writeAddress();
  };
  inside.addEventListener('hashchange', follow);
  follow();
});
window.addEventListener('hashchange', () => {
  const { page } = readAddress();
  if (page !== '' && page !== state.page) frame.contentWindow.location.hash = `/${page}`;
});

function show() {
  const here = member();
  const { surface, theme, width, controls } = state;
  Object.assign(document.documentElement.dataset, { surface, theme, controls });
  choices.elements.member.value = here === undefined ? '' : `${here.code} ${here.email}`;
  for (const name of ['surface', 'theme', 'width']) choices.elements[name].value = state[name];
  choices.elements.width.disabled = surface === 'sidePanel';
  at('frame-box').style.width = surface === 'sidePanel' ? '320px' : width === 'full' ? '100%' : `${width}px`;
  at('who').textContent =
    here === undefined ? '' : `${here.profession}, ${here.organisation}. ${inWords(here.roles)}.`;
  at('you').textContent = here?.name ?? '';
  at('place').textContent = PLACES[surface](here);
  at('faces').replaceChildren(...people.filter(({ code }) => code === here?.code).slice(0, 6).map(face));
  at('show').hidden = controls === 'shown';
}
function face({ name }) {
  const tile = document.createElement('span');
  const words = name.replace(/^(Dr|Mr|Mrs|Ms)\s/, '').split(' ');
  tile.textContent = words.map((word) => word[0]).join('');
  return tile;
}
const ROLES = { ig_lead: 'information governance lead', member: 'MDT member' };
const inWords = (roles) => {
  const words = roles.map((role) => ROLES[role] ?? role).join(' and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

async function change(next) {
  const anew = ['member', 'neighbourhood', 'surface'].some((name) => name in next && next[name] !== state[name]);
  const themed = 'theme' in next && next.theme !== state.theme;
  state = { ...state, ...next };
  writeAddress();
  show();
  if (themed) teams.tellTheme(state.theme);
  if (!anew || member() === undefined) return;
  await chooseNeighbourhood().catch(say);
  loadTab();
  await readClock();
}

choices.addEventListener('change', () => {
  const { member: who, surface, theme, width } = Object.fromEntries(new FormData(choices));
  const [code, email] = who.split(' ');
  const several = people.some((one) => one.email === email && one.code !== code);
  change({ member: email, neighbourhood: several ? code : undefined, surface, theme, width: width ?? state.width });
});
choices.addEventListener('submit', (event) => event.preventDefault());
at('hide').addEventListener('click', () => change({ controls: 'hidden' }).then(() => at('show').focus()));
at('show').addEventListener('click', () => change({ controls: 'shown' }).then(() => at('member').focus()));

const say = (words) => {
  at('said').textContent = words instanceof Error ? words.message : words;
};

/** The clock that everybody here goes by, as the server tells it; between two answers it runs on. */
async function readClock() {
  const { now, practiceClock } = await ask('neighbourhoods.me', {});
  clock = { ms: Date.parse(now), asked: performance.now() };
  at('moved').hidden = !practiceClock;
  showClock();
}
const clockNow = () => clock.ms + performance.now() - clock.asked;
const inLondon = (ms, options) => new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options }).format(ms);
const wallTime = (ms) => inLondon(ms, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const wallDay = (ms) => inLondon(ms, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').reverse().join('-');
const longDay = (ms) => inLondon(ms, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '');

function showClock() {
  if (clock === undefined) return;
  const ms = clockNow();
  at('now').textContent = `${longDay(ms)}, ${wallTime(ms).replace(/^0/, '')}`;
  at('now').dateTime = new Date(ms).toISOString();
  if (at('to').value === '') at('to').value = `${wallDay(ms)}T${wallTime(ms)}`;
}

async function move(to) {
  try {
    await ask('dev.moveClock', { to });
    at('to').value = '';
    await readClock();
    say(`The clock says ${at('now').textContent}.`);
  } catch (error) {
    say(error);
  }
}
const MOVES = {
  hour: () => new Date(clockNow() + 3_600_000).toISOString(),
  day: () => wallDay(clockNow() + 86_400_000),
  real: () => 'real',
};
at('clock').addEventListener('submit', (event) => {
  event.preventDefault();
  move(at('to').value);
});
for (const button of document.querySelectorAll('[data-move]'))
  button.addEventListener('click', () => move(MOVES[button.dataset.move]()));

function fillPeople(neighbourhoods) {
  people = neighbourhoods.flatMap(({ code, name, members }) =>
    members.map((one) => ({ ...one, code, place: name })),
  );
  const groups = neighbourhoods.map(({ code, name, members }) => {
    const group = document.createElement('optgroup');
    group.label = `${name} (${code})`;
    group.append(...members.map(({ name: who, email, profession }) => new Option(`${who} · ${profession}`, `${code} ${email}`)));
    return group;
  });
  choices.elements.member.replaceChildren(...groups);
}

async function begin() {
  const { neighbourhoods, playground, first: whose } = await json('/local/members');
  for (const id of ['chat-link', 'chat-rail']) at(id).href = playground;
  fillPeople(neighbourhoods);
  const first =
    people.find(({ email }) => email === whose) ??
    people.find(({ roles }) => roles.includes('coordinator')) ??
    people[0];
  if (member() === undefined) state = { ...state, member: first?.email, neighbourhood: undefined };
  writeAddress();
  show();
  at('nobody').hidden = first !== undefined;
  frame.hidden = first === undefined;
  if (first === undefined) return;
  await chooseNeighbourhood();
  loadTab();
  await readClock();
  setInterval(() => readClock().catch(() => {}), CLOCK_EVERY_MS);
  setInterval(showClock, 1000);
}
begin().catch(say);
