import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { membersOf, organisationsOf } from '../neighbourhoods/index.ts';
import type { CaseChange } from './case.ts';
import { refuseUnlessOpen } from './case-to-work-on.ts';
import { addCaseEvent } from './event-store.ts';
import { asItIs, heldCase, onCase, refuseStale } from './held-case.ts';
import { why } from './inputs.ts';
import { saveCase } from './write-store.ts';

/**
 * Keeps a case from organisations that the person does not want on it [DOMAIN.md 6]: from then on their members find it
 * nowhere. The list given is the whole one; an empty one lets everybody in again. Refuses the asker's own organisation and
 * that of the care coordinator; open actions of their members refuse in what follows. A stale version is a conflict.
 */
export const keepAway = command({
  says: 'Keep a case from an organisation',
  needs: 'cases.edit',
  where: 'personal',
  input: z.object({
    id: z.uuid(),
    version: z.int().positive(),
    organisationIds: z.array(z.uuid()).max(20),
    why,
  }),
  async run({ id, version, organisationIds, why: reason }, ctx): Promise<CaseChange> {
    const me = actingMember(ctx);
    const held = await heldCase(ctx, id);
    refuseUnlessOpen(held.ref, held.status);
    const wanted = [...new Set(organisationIds)].sort();
    if (wanted.join() === [...held.excludedOrganisations].sort().join()) return asItIs(held);
    refuseStale(held, version);
    const known = await organisationsOf(ctx);
    const names = wanted.map(
      (one) =>
        required(
          known.find(({ id }) => id === one),
          'organisation',
        ).name,
    );
    if (wanted.includes(me.organisationId))
      throw new Refusal(
        'conflict',
        'You would lose sight of the case yourself. Ask a colleague of another organisation to do this.',
      );
    const coordinator = (await membersOf(ctx)).find((member) => member.id === held.coordinatorId);
    if (coordinator !== undefined && wanted.includes(coordinator.organisationId))
      throw new Refusal(
        'conflict',
        `${coordinator.name} coordinates ${held.ref} and belongs there. Choose another care coordinator first.`,
      );
    const next = await saveCase(ctx, id, { excludedOrganisations: wanted });
    const told = names.length === 0 ? 'Kept from nobody any more' : `Kept from ${names.join(', ')}`;
    await addCaseEvent(ctx, id, { from: held.status, to: held.status, why: `${told}: ${reason}` });
    return { ...asItIs(held), version: next };
  },
  ...onCase,
  undo: 'cases.keepAway',
});
