import type { StepOut } from './live.ts';

/** "1 person to step out: Sam Okafor", "2 people to step out: Sam Okafor and 1 guest". Never why. */
export function stepOutWords({ people, guests }: StepOut): string {
  const count = people.length + guests;
  const names = [
    ...people.map(({ name }) => name),
    ...(guests === 0 ? [] : [guests === 1 ? '1 guest' : `${guests} guests`]),
  ];
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${count === 1 ? '1 person' : `${count} people`} to step out: ${list}`;
}
export const gateWords = (gate: StepOut): string =>
  gate.people.length + gate.guests === 0
    ? 'The next case can be opened'
    : `The next case needs ${stepOutWords(gate)}`;
