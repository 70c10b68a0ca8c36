/**
 * Roles → grants on one page. `execute` checks it, the screens ask it what to show, the permission table prints it.
 * The operator (command line) imports, configures and verifies; it never accepts a person, opens identifiers or acts on an action.
 */
export const ROLES = [
  'coordinator',
  'chair',
  'member',
  'manager',
  'evaluator',
  'ig_lead',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE = ['check', 'see', 'huddles.see'] as const;
const TEAM = [
  ...EVERYONE,
  'cases.see',
  'people.search',
  'actions.see',
  'actions.do',
  'actions.transfer',
  'actions.assign',
  'huddles.take-part',
] as const;

const GRANTS = {
  member: [...TEAM, 'lists.see', 'people.open', 'cases.accept', 'cases.edit', 'huddles.record'],
  chair: [
    ...TEAM,
    'lists.see',
    'people.open',
    'cases.accept',
    'cases.edit',
    'huddles.record',
    'huddles.schedule',
    'huddles.agenda',
    'huddles.run',
    'actions.oversee',
  ],
  coordinator: [
    ...TEAM,
    'lists.see',
    'lists.import',
    'cases.propose',
    'cases.edit',
    'huddles.record',
    'huddles.schedule',
    'huddles.agenda',
    'huddles.run',
    'actions.oversee',
    'reminders.see',
    'configure',
    'partners.share',
  ],
  manager: [...EVERYONE, 'lists.see', 'actions.see', 'actions.transfer', 'actions.oversee', 'reminders.see'],
  evaluator: [...EVERYONE],
  ig_lead: [...EVERYONE, 'verify'],
  observer: [...EVERYONE],
} as const satisfies Record<Role, readonly string[]>;

const OPERATOR = [
  'check',
  'see',
  'huddles.see',
  'lists.see',
  'lists.import',
  'actions.oversee',
  'reminders.see',
  'configure',
  'verify',
] as const;

export type Grant = (typeof GRANTS)[Role][number] | (typeof OPERATOR)[number] | 'system' | 'partner';

export const grantsOf = (roles: readonly Role[]): ReadonlySet<Grant> =>
  new Set(roles.flatMap((role): readonly Grant[] => GRANTS[role]));
export const operatorGrants: ReadonlySet<Grant> = new Set(OPERATOR);
/** The clock's own actor: it plans, opens huddles, sends. It may also ask what a reminder shows. */
export const systemGrants: ReadonlySet<Grant> = new Set<Grant>([...OPERATOR, 'system', 'actions.see']);

/** Whoever holds a link to one action (src/partners): that action, and nothing else. */
export const partnerGrants: ReadonlySet<Grant> = new Set<Grant>(['partner']);

const ROLE_WORDS: Record<Role, string> = {
  coordinator: 'coordinator',
  chair: 'chair',
  member: 'MDT member',
  manager: 'manager',
  evaluator: 'evaluator',
  ig_lead: 'information governance lead',
  observer: 'observer',
};
/** "coordinator or chair": who can do what needs this grant, for a refusal. */
export function rolesFor(grant: Grant): string {
  const roles = ROLES.filter((role) => (GRANTS[role] as readonly string[]).includes(grant)).map(
    (role) => ROLE_WORDS[role],
  );
  if (roles.length === 0) return 'operator';
  return roles.length === 1 ? (roles[0] ?? '') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`;
}
