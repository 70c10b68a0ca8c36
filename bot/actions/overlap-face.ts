import type { Action, Overlap } from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { type Button, type Face, type Part, press, said } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';

const line = ({ ref, owner, due, title }: Overlap, turn: Turn): Part =>
  said(
    { strong: ref },
    ` · ${owner} · due ${showDay(due, turn.today)}`,
    ...(title === '' ? [] : [' · ', { said: title }]),
  );

/** What may be there already, and the two ways to settle it. `mine`: whether this member may end the new one. */
export function overlapParts(overlaps: readonly Overlap[], turn: Turn): Part[] {
  return overlaps.length === 0
    ? []
    : [said({ strong: 'This may be there already:' }), ...overlaps.map((one) => line(one, turn))];
}
export const overlapButtons = (ref: string, [likest]: readonly Overlap[]): Button[] =>
  likest === undefined
    ? []
    : [
        press(`Merge into ${likest.ref}`, 'actions.merge', { ref, into: likest.ref }),
        press('They are different', 'actions.keepApart', { ref, other: likest.ref }),
      ];

/** To both owners: two open actions of one person read alike. Each can end their own by merging it into the other's. */
export function overlapFace(action: Action, overlaps: readonly Overlap[], turn: Turn): Face {
  const [likest] = overlaps;
  if (likest === undefined)
    return { heading: `${action.ref} stands on its own.`, line: 'Nothing else that is open reads like it.' };
  const isMine = action.ownerId === turn.me.memberId;
  const [ends, goesOn] = isMine ? [action.ref, likest.ref] : [likest.ref, action.ref];
  return {
    heading: `${action.ref} and ${likest.ref} may be the same`,
    line: `Both are open for ${action.caseRef}. If they are, one can go on for both.`,
    body: [line(action, turn), line(likest, turn)],
    buttons: [
      press(`Merge ${ends} into ${goesOn}`, 'actions.merge', { ref: ends, into: goesOn }),
      press('They are different', 'actions.keepApart', { ref: action.ref, other: likest.ref }),
      openPage('Open the case', `cases/${action.caseRef}`, turn),
    ],
    summary: `${action.ref} and ${likest.ref} may be the same`,
  };
}

/** To both owners: the one ended as a duplicate, the other goes on. */
export const mergedFace = (action: Action, turn: Turn): Face =>
  action.mergedInto === null
    ? { heading: `${action.ref} goes on.`, line: 'It was merged into another, and that was undone.' }
    : {
        heading: `${action.ref} was merged into ${action.mergedInto}`,
        line: `${action.owner} had ${action.ref}. It ends as a duplicate; ${action.mergedInto} goes on, by the sooner date and the more urgent priority of the two.`,
        body: action.title === '' ? [] : [said({ said: action.title })],
        buttons: [
          openPage(`Open ${action.mergedInto}`, `actions/${action.mergedInto}`, turn),
          press('Undo', 'actions.undo', { ref: action.ref, version: action.version }),
        ],
        summary: `${action.ref} was merged into ${action.mergedInto}`,
      };
