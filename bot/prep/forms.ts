import { OUTCOME_CODES, OUTCOMES } from '../../src/cases/outcome.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { type Face, type Input, press, said } from '../cards.ts';
import type { Fields, Forms } from '../phrase.ts';

const NOT_NOW = press('Not now', 'chat.dismiss', {});
const lines = (id: string, label: string, value: string): Input => ({
  type: 'Input.Text',
  id,
  label,
  isMultiline: true,
  maxLength: 4000,
  ...(value !== '' && { value }),
});
/** A card always sends what stands in its fields: emptied means taken away. */
const words = (fields: Fields, name: string): string => fields[name] ?? '';

export const forms = {
  'prep.write': {
    async face({ itemId = '' }, turn): Promise<Face> {
      const prep = await turn.ask('prep.read', { itemId });
      const from = prep.version === 0 && prep.earlier !== null ? prep.earlier : prep;
      return {
        heading: `Prepare ${prep.ref}`,
        line: `The question is what the team is asked; the rest saves minutes in the room.${from === prep ? '' : ' It holds what was prepared last time.'}`,
        body: [
          {
            type: 'Input.Text',
            id: 'question',
            label: 'The question, in one line',
            isRequired: true,
            errorMessage: 'Say in one line what the team is asked.',
            maxLength: 300,
            ...(prep.question !== '' && { value: prep.question }),
          },
          lines('situation', 'Situation', from.situation),
          lines('actionToDate', 'Action to date', from.actionToDate),
          lines('proposal', 'What I propose', from.proposal),
          {
            type: 'Input.ChoiceSet',
            id: 'outcome',
            label: 'Outcome, should the team agree',
            style: 'compact',
            choices: [
              { title: 'Not said yet', value: 'none' },
              ...OUTCOME_CODES.map((code) => ({ title: OUTCOMES[code].words, value: code })),
            ],
            value: from.outcome ?? 'none',
          },
        ],
        buttons: [
          press('Save', 'prep.write', { itemId, version: prep.version }, { look: 'positive', form: true }),
          NOT_NOW,
        ],
      };
    },
    read(fields) {
      const outcome = OUTCOME_CODES.find((code) => code === fields.outcome) ?? null;
      const question = words(fields, 'question');
      if (question === '')
        throw new Refusal('invalid', 'Say in one line what the team is asked, then save again.');
      return {
        itemId: fields.itemId ?? '',
        version: Number(fields.version ?? 0),
        question,
        situation: words(fields, 'situation'),
        actionToDate: words(fields, 'actionToDate'),
        proposal: words(fields, 'proposal'),
        outcome,
      };
    },
  },
  'prep.opine': {
    async face({ itemId = '', words: typed = '' }, turn): Promise<Face> {
      const prep = await turn.ask('prep.read', { itemId });
      return {
        heading: `Why should we talk about ${prep.ref}?`,
        body: [
          said({ strong: 'Proposed: ' }, { said: prep.proposal }),
          lines('words', 'In a few words, so that others come prepared', typed),
        ],
        buttons: [
          press('Discuss it', 'prep.opine', { itemId, stance: 'discuss' }, { look: 'positive', form: true }),
          NOT_NOW,
        ],
      };
    },
    read: (fields) => ({
      itemId: fields.itemId ?? '',
      stance: 'discuss' as const,
      ...(fields.words === undefined ? {} : { words: fields.words }),
    }),
  },
} satisfies Forms;
