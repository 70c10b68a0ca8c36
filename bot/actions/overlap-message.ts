import type { Action } from '../../src/actions/action.ts';
import { actionById } from '../../src/actions/index.ts';
import { required } from '../../src/core/refusal.ts';
import { bySystem } from '../by-system.ts';
import type { Face } from '../cards.ts';
import type { Turn } from '../turn.ts';
import { mergedFace, overlapFace } from './overlap-face.ts';

const held = async (id: string, turn: Turn): Promise<Action> =>
  required(await bySystem(turn, (ctx) => actionById(ctx, id)), 'action');

/** As it is true when it is sent: what was merged or finished meanwhile is no longer proposed. */
export async function actionOverlap(id: string, turn: Turn): Promise<Face> {
  const action = await held(id, turn);
  return overlapFace(action, await turn.ask('actions.similar', { ref: action.ref }), turn);
}
export const actionMerged = async (id: string, turn: Turn): Promise<Face> =>
  mergedFace(await held(id, turn), turn);
