import type { StepOut } from '../../src/huddles/live.ts';
import { type Button, press } from '../cards.ts';

/** "They have left": opens the case that waits; an old one pressed again opens nothing. */
export const gateButton = (huddleId: string, { itemId, people, guests }: StepOut): Button =>
  press(
    people.length + guests === 0 ? 'Open the case' : 'They have left',
    'huddles.passGate',
    { huddleId, itemId },
    { look: 'positive' },
  );
