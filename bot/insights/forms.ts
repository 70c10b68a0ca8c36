import { ASK_CODES, ASKS } from '../../src/insights/escalation.ts';
import { press } from '../cards.ts';
import type { Forms } from '../phrase.ts';

export const forms = {
  'insights.escalate': {
    face: ({ ref = '' }, _turn, next) => ({
      heading: `Take ${ref} to the place`,
      line: 'By reference only: no words about anybody go up.',
      body: [
        {
          type: 'Input.ChoiceSet',
          id: 'ask',
          label: 'What should the place help with?',
          style: 'expanded',
          isRequired: true,
          errorMessage: 'Choose one.',
          choices: ASK_CODES.map((code) => ({ title: ASKS[code], value: code })),
        },
      ],
      buttons: [
        press('Take it up', 'insights.escalate', { ref }, { look: 'positive', form: true }),
        next === undefined ? press('Not now', 'chat.dismiss', {}) : press('Back', next.use, next.input),
      ],
    }),
    read: ({ ref = '', ask }) => ({ ref, ask: ASK_CODES.find((code) => code === ask) ?? 'other' }),
  },
  'insights.answer': {
    face: ({ id = '' }) => ({
      heading: 'Answer for the place',
      line: 'It stands on the case, for the whole team of the neighbourhood.',
      body: [
        {
          type: 'Input.Text',
          id: 'answer',
          label: 'What will the place do, or why can it not?',
          isMultiline: true,
          isRequired: true,
          errorMessage: 'Say what the place will do, or why it cannot.',
          maxLength: 1000,
        },
      ],
      buttons: [
        press('Answer', 'insights.answer', { id }, { look: 'positive', form: true }),
        press('Not now', 'chat.dismiss', {}),
      ],
    }),
    read: ({ id = '', answer = '' }) => ({ id, answer }),
  },
} satisfies Forms;
