import { z } from 'zod';
import { query } from '../core/use-case.ts';
import { organisationsOf, teamOf } from './store.ts';

/** The team: members who have not left, each with organisation, profession, roles and whether they are on leave today. */
export const listMembers = query({
  says: 'List the members of the team',
  needs: 'see',
  input: z.object({}),
  async run(_input, ctx) {
    return (await teamOf(ctx)).map(({ email: _email, leftOn: _leftOn, ...member }) => member);
  },
});

/** The organisations that the team's members come from. */
export const listOrganisations = query({
  says: 'List the organisations',
  needs: 'see',
  input: z.object({}),
  run: (_input, ctx) => organisationsOf(ctx),
});
