/**
 * The members of the demo neighbourhood who are also people in the Agents Playground, so that what one of them types there
 * is said by a member. `.m365agentsplayground.yml` says the same (tests/dev/playground.test.ts compares). The Playground
 * wants one current user, who has the personal chat on screen, and exactly five others.
 */
export type PlaygroundPerson = {
  id: string;
  entraId: string;
  name: string;
  email: string;
  profession: string;
  discipline: string;
  roles: readonly ('coordinator' | 'chair' | 'member' | 'manager')[];
};

export const TENANT = '5a7e0000-0000-4000-8000-000000000001';
export const BOT = { id: 'huddle-bot', name: 'Huddle' } as const;
export const TEAM = {
  id: 'team-riverside',
  name: 'Riverside neighbourhood',
  aadGroupId: '5a7e0000-0000-4000-8000-000000000002',
} as const;
export const CHANNEL = { id: 'channel-frailty-huddle', name: 'frailty-huddle' } as const;
export const PERSONAL_CHAT = 'personal-jo';
export const GROUP_CHAT = 'group-riverside';

export const JO: PlaygroundPerson = {
  id: 'jo',
  entraId: '5a7e0000-0000-4000-8000-000000000010',
  name: 'Jo Bennett',
  email: 'jo.bennett@riverside.example',
  profession: 'Care coordinator',
  discipline: 'coordination',
  roles: ['coordinator', 'member'],
};
export const PRIYA: PlaygroundPerson = {
  id: 'priya',
  entraId: '5a7e0000-0000-4000-8000-000000000011',
  name: 'Priya Shah',
  email: 'priya.shah@riverside.example',
  profession: 'District nurse',
  discipline: 'nursing',
  roles: ['member'],
};
export const SAM: PlaygroundPerson = {
  id: 'sam',
  entraId: '5a7e0000-0000-4000-8000-000000000012',
  name: 'Sam Okafor',
  email: 'sam.okafor@riverside.example',
  profession: 'Social worker',
  discipline: 'social_care',
  roles: ['member'],
};
export const ANNA: PlaygroundPerson = {
  id: 'anna',
  entraId: '5a7e0000-0000-4000-8000-000000000013',
  name: 'Dr Anna Reid',
  email: 'anna.reid@riverside.example',
  profession: 'GP',
  discipline: 'gp',
  roles: ['chair', 'member'],
};
export const MORGAN: PlaygroundPerson = {
  id: 'morgan',
  entraId: '5a7e0000-0000-4000-8000-000000000014',
  name: 'Morgan Lee',
  email: 'morgan.lee@riverside.example',
  profession: 'Neighbourhood manager',
  discipline: 'management',
  roles: ['manager', 'member'],
};
export const LEILA: PlaygroundPerson = {
  id: 'leila',
  entraId: '5a7e0000-0000-4000-8000-000000000015',
  name: 'Leila Haddad',
  email: 'leila.haddad@riverside.example',
  profession: 'Mental health nurse',
  discipline: 'mental_health',
  roles: ['member'],
};

/** Whose screen the Playground is. */
export const CURRENT = JO;
export const OTHERS = [PRIYA, SAM, ANNA, MORGAN, LEILA] as const;
export const PLAYGROUND_PEOPLE: readonly PlaygroundPerson[] = [CURRENT, ...OTHERS];
