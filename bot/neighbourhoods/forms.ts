import { grantsOf } from '../../src/core/grants.ts';
import { type Face, type Input, press } from '../cards.ts';
import type { Fields, Forms } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

const NOT_NOW = press('Not now', 'chat.dismiss', {});
const NOBODY = 'nobody';
type Member = Out<'neighbourhoods.members'>[number];

/** Whose leave or deputy it is: the member named in the words, else the one who asks; and who could cover for them. */
async function whose(understood: Fields, turn: Turn) {
  const team = await turn.ask('neighbourhoods.members', {});
  const id = understood.memberId ?? turn.me.memberId;
  return {
    member: team.find((one) => one.id === id),
    isMe: id === turn.me.memberId,
    others: team.filter((one) => one.id !== id && grantsOf(one.roles).has('actions.do')),
    present: team.find((one) => one.id === team.find((own) => own.id === id)?.deputyId),
  };
}
const about = ({ memberId }: Fields): { memberId?: string } => (memberId === undefined ? {} : { memberId });

const deputyInput = (label: string, others: readonly Member[], nobody: string, value: string): Input => ({
  type: 'Input.ChoiceSet',
  id: 'deputyId',
  label,
  style: 'compact',
  choices: [
    { title: nobody, value: NOBODY },
    ...others.map((one) => ({ title: `${one.name}, ${one.profession}`, value: one.id })),
  ],
  value,
});
const dayInput = (id: string, label: string, errorMessage: string, value: string | undefined): Input => ({
  type: 'Input.Date',
  id,
  label,
  isRequired: true,
  errorMessage,
  ...(value !== undefined && { value }),
});

export const forms = {
  'neighbourhoods.setLeave': {
    async face(understood, turn): Promise<Face> {
      const { member, isMe, others, present } = await whose(understood, turn);
      return {
        heading: isMe ? 'When are you on leave?' : `When is ${member?.name ?? 'this member'} on leave?`,
        ...(understood.lacks && { notice: { text: understood.lacks, tone: 'Warning' as const } }),
        line: 'Both days are leave. Open actions stay with their owner; the deputy sees them, may act on them and hears the reminders.',
        body: [
          dayInput('firstDay', 'First day', 'Choose the first day.', understood.firstDay),
          dayInput('lastDay', 'Last day', 'Choose the last day.', understood.lastDay),
          deputyInput(
            'Who covers?',
            others.filter((one) => one.id !== present?.id),
            present === undefined ? 'Nobody named' : `${present.name}, as now`,
            understood.deputyId ?? NOBODY,
          ),
        ],
        buttons: [
          press('Save', 'neighbourhoods.setLeave', about(understood), { look: 'positive', form: true }),
          NOT_NOW,
        ],
      };
    },
    read: (fields) => ({
      ...about(fields),
      firstDay: fields.firstDay ?? '',
      lastDay: fields.lastDay ?? '',
      ...(fields.deputyId !== undefined && fields.deputyId !== NOBODY && { deputyId: fields.deputyId }),
    }),
  },
  'neighbourhoods.setDeputy': {
    async face(understood, turn): Promise<Face> {
      const { member, isMe, others, present } = await whose(understood, turn);
      return {
        heading: `Who covers for ${isMe ? 'you' : (member?.name ?? 'this member')}?`,
        ...(understood.lacks && { notice: { text: understood.lacks, tone: 'Warning' as const } }),
        line: 'On leave, the deputy sees the open actions, may act on them and hears the reminders.',
        body: [deputyInput('Deputy', others, 'Nobody', present?.id ?? NOBODY)],
        buttons: [
          press('Save', 'neighbourhoods.setDeputy', about(understood), { look: 'positive', form: true }),
          NOT_NOW,
        ],
      };
    },
    read: (fields) => ({
      ...about(fields),
      deputyId: fields.deputyId === undefined || fields.deputyId === NOBODY ? null : fields.deputyId,
    }),
  },
  'neighbourhoods.setPhone': {
    face: () => ({
      heading: 'Under which telephone do partners reach you?',
      line: 'Partners without an account see it with your name, so that they can ring. Empty: your organisation’s is shown.',
      body: [
        { type: 'Input.Text', id: 'phone', label: 'Telephone', placeholder: '01632 960 001', maxLength: 40 },
      ],
      buttons: [press('Save', 'neighbourhoods.setPhone', {}, { look: 'positive', form: true }), NOT_NOW],
    }),
    read: ({ phone = '' }) => ({ phone }),
  },
} satisfies Forms;
