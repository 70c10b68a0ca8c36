import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { messageKinds } from '../../../bot/messages.ts';
import { KINDS, VERBS } from './verbs.ts';

const BOT = fileURLToPath(new URL('../../../bot', import.meta.url));
const pressedSomewhere: readonly string[] = Object.values(VERBS).flat();

/** What each call of `press(` in the bot's source offers: the first word in it that is shaped like a verb. */
const offered = (): string[] =>
  readdirSync(BOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      readFileSync(`${BOT}/${path}`, 'utf8')
        .split(/\bpress\(/)
        .slice(1)
        .flatMap((call) => /'((?:form:)?[a-z]+\.[a-z][A-Za-z]*)'/.exec(call.slice(0, 240))?.[1] ?? []),
    );

test('every button that a face offers anywhere is pressed twice by a test: a new one is named here', () => {
  const all = [...new Set(offered())].sort();
  expect(all.length).toBeGreaterThan(80);
  expect(all.filter((verb) => !pressedSomewhere.includes(verb))).toEqual([]);
});

test('every kind of message that is sent has its buttons pressed twice by a test: a new one is named here', () => {
  expect([...messageKinds].sort()).toEqual(Object.values(KINDS).flat().sort());
});
