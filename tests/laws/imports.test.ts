import { expect, test } from 'vitest';
import { type Import, importsOf, sources } from './sources.ts';

/** The one direction: a room may use what stands to its left (ARCHITECTURE.md, Direction). */
const DIRECTION = [
  'src/log',
  'src/core',
  'src/config',
  'src/db',
  'src/calendar',
  'src/neighbourhoods',
  'src/people',
  'src/lists',
  'src/cases',
  'src/actions',
  'src/partners',
  'src/huddles',
  'src/feeds',
  'src/prep',
  'src/minutes',
  'src/reminders',
  'src/improvement',
  'src/insights',
  'src/governance',
  'src/fhir',
  'src/practice',
  'src/use-cases',
  'src/http',
  'src/jobs',
];
const SLICES = DIRECTION.slice(DIRECTION.indexOf('src/calendar'), DIRECTION.indexOf('src/use-cases'));
const DOORS = ['bot', 'tab', 'dev', 'src/cli', 'src/start', 'src/main'];

const all = sources('src', 'bot', 'tab', 'dev', 'tests');
const own = all.filter((source) => !source.path.startsWith('tests/'));
const imports = own.flatMap(importsOf);
const inside = (path: string, room: string): boolean =>
  path.startsWith(`${room}/`) || path.startsWith(`${room}.`);
const roomOf = (path: string): string | undefined => DIRECTION.find((room) => inside(path, room));
const show = (one: Import): string => `${one.from} → ${one.to}`;

test('no room uses a room to its right', () => {
  const wrong = imports.filter((one) => {
    const [from, to] = [roomOf(one.from), roomOf(one.to)];
    if (from === undefined) return false;
    if (to === undefined) return DOORS.some((door) => inside(one.to, door));
    // Config and database types are known to the core as types: a port is a type.
    return DIRECTION.indexOf(to) > DIRECTION.indexOf(from) && !(one.typeOnly && from === 'src/core');
  });
  expect(wrong.map(show)).toEqual([]);
});

test('a slice is entered by its index only', () => {
  const wrong = imports.filter((one) => {
    const to = SLICES.find((slice) => inside(one.to, slice));
    if (to === undefined || inside(one.from, to) || /^(bot|tab|dev)\//.test(one.from)) return false;
    return !one.to.endsWith('/index.ts') && !one.typeOnly;
  });
  expect(wrong.map(show)).toEqual([]);
});

test('imports go in no circle', () => {
  const graph = new Map<string, string[]>();
  for (const one of imports) if (!one.typeOnly) graph.set(one.from, [...(graph.get(one.from) ?? []), one.to]);
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) {
      circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(circles).toEqual([]);
});

test('the Teams SDKs stay in their room', () => {
  const wrong = imports.filter(
    (one) =>
      (/^(@microsoft\/teams-ai|botbuilder|botframework-)/.test(one.to) &&
        !one.from.startsWith('bot/teams/')) ||
      (one.to.startsWith('@microsoft/teams-js') && one.from !== 'tab/teams.ts'),
  );
  expect(wrong.map(show)).toEqual([]);
});

test('the tab takes types from the server, and values only from files without input and output', () => {
  const pure = (path: string): boolean => {
    const source = own.find((one) => one.path === path);
    return (
      source !== undefined &&
      importsOf(source).every((one) => one.typeOnly || (one.to.startsWith('src/') && pure(one.to)))
    );
  };
  const wrong = imports.filter(
    (one) => one.from.startsWith('tab/') && one.to.startsWith('src/') && !one.typeOnly && !pure(one.to),
  );
  expect(wrong.map(show)).toEqual([]);
});

test('the bot holds no SQL and no store', () => {
  const wrong = imports.filter(
    (one) =>
      one.from.startsWith('bot/') &&
      (one.to === 'kysely' || one.to === 'pg' || /\/store\.ts$/.test(one.to)) &&
      !one.typeOnly,
  );
  expect(wrong.map(show)).toEqual([]);
});
