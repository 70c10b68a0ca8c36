import type { Role } from '../../src/core/grants.ts';
import { ANNA, JO, LEILA, MORGAN, type PlaygroundPerson, PRIYA, SAM } from '../people.ts';

/** The demo neighbourhood: Riverside, N7. All of it is invented. */
export const NEIGHBOURHOOD = { code: 'N7', name: 'Riverside' } as const;

export type DemoOrganisation = {
  name: string;
  kind: 'gp_practice' | 'community' | 'council' | 'mental_health' | 'hospice' | 'charity' | 'acute';
  odsCode: string | null;
  /** What a partner without an account is given to ring (Ofcom’s numbers for plays and films). */
  phone?: string;
};
export const ORGANISATIONS: readonly DemoOrganisation[] = [
  { name: 'Harbour Medical Group', kind: 'gp_practice', odsCode: 'Z90001' },
  { name: 'Old Town Surgery', kind: 'gp_practice', odsCode: 'Z90002' },
  { name: 'Kingsway Health Centre', kind: 'gp_practice', odsCode: 'Z90003' },
  { name: 'Riverside Community Trust', kind: 'community', odsCode: null, phone: '01632 960 100' },
  { name: 'Riverside Council', kind: 'council', odsCode: null },
  { name: 'Estuary Mental Health Trust', kind: 'mental_health', odsCode: null },
  { name: 'St Brannoc Hospice', kind: 'hospice', odsCode: null },
  { name: 'Good Neighbours Riverside', kind: 'charity', odsCode: null },
];

export type DemoMember = {
  name: string;
  email: string;
  entraId: string;
  profession: string;
  discipline: string;
  roles: readonly Role[];
  organisation: string;
  workingDays: number[];
};
const WEEK = [1, 2, 3, 4, 5];
const entra = (n: number): string => `5a7e0000-0000-4000-8000-0000000000${n}`;
const player = (
  { id: _id, ...person }: PlaygroundPerson,
  organisation: string,
  workingDays = WEEK,
): DemoMember => ({ ...person, organisation, workingDays });
const member = (
  n: number,
  name: string,
  profession: string,
  discipline: string,
  organisation: string,
  workingDays = WEEK,
  roles: readonly Role[] = ['member'],
): DemoMember => ({
  name,
  profession,
  discipline,
  organisation,
  workingDays,
  roles,
  entraId: entra(n),
  email: `${name
    .replace(/^Dr /, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@riverside.example`,
});

/** Sixteen members; the first six are the Playground's people. */
export const MEMBERS: readonly DemoMember[] = [
  player(JO, 'Riverside Community Trust'),
  player(PRIYA, 'Riverside Community Trust'),
  player(SAM, 'Riverside Council'),
  player(ANNA, 'Harbour Medical Group'),
  player(MORGAN, 'Riverside Council'),
  player(LEILA, 'Estuary Mental Health Trust', [1, 2, 3, 4]),
  member(20, 'Dr Tom Ashby', 'GP', 'gp', 'Old Town Surgery', [1, 2, 4]),
  member(21, 'Dr Nadia Karim', 'GP', 'gp', 'Kingsway Health Centre', [2, 3, 5], ['member', 'chair']),
  member(22, 'Grace Mensah', 'Clinical pharmacist', 'pharmacy', 'Harbour Medical Group'),
  member(23, 'Owen Price', 'Occupational therapist', 'therapy', 'Riverside Community Trust'),
  member(24, 'Ruth Feldman', 'Palliative care nurse', 'hospice', 'St Brannoc Hospice', [1, 3, 5]),
  member(25, 'Dan Whittle', 'Social prescriber', 'voluntary', 'Good Neighbours Riverside'),
  member(26, 'Fatima Noor', 'Community matron', 'nursing', 'Riverside Community Trust'),
  member(27, 'Callum Reeve', 'Social worker', 'social_care', 'Riverside Council', [1, 2, 3, 4]),
  member(28, 'Beth Lowry', 'Care coordinator', 'coordination', 'Kingsway Health Centre', WEEK, [
    'coordinator',
  ]),
  member(29, 'Dr Ian Castle', 'Geriatrician', 'geriatrics', 'Riverside Community Trust', [2, 4]),
];
