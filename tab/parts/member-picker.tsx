import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { loadWords } from '../../src/actions/load.ts';
import { membersNamed } from '../../src/neighbourhoods/member.ts';
import { type Output, useAsk } from '../api.ts';
import { useToday, useWho } from '../shell/who.tsx';
import { Combo, type Option } from './combo.tsx';

export type Colleague = Output<'neighbourhoods.members'>[number];

/** The team, asked once and kept. */
export const useTeam = (): readonly Colleague[] =>
  useAsk('neighbourhoods.members', {}, { staleMs: 300_000 }).data ?? [];

export const colleagueOption = (member: Colleague): Option => ({
  key: member.id,
  text: member.name,
  more: `${member.profession}, ${member.organisation}${member.onLeave ? ' · on leave today' : ''}`,
});
/** How much each has open, and leave, beside their name: seen at the moment of choosing. */
export function useColleagueOption(): (member: Colleague) => Option {
  const { may } = useWho();
  const today = useToday();
  const { data } = useAsk('actions.load', {}, { when: may('actions.see'), staleMs: 60_000 });
  return (member) => {
    const load = data?.find(({ memberId }) => memberId === member.id);
    return load === undefined
      ? colleagueOption(member)
      : { key: member.id, text: member.name, more: `${member.profession} · ${loadWords(load, today)}` };
  };
}

/** One member of the team, by a few letters of their name. */
export function MemberPicker({
  label,
  chosen,
  onMember,
  who = () => true,
  hint,
}: {
  label: string;
  chosen: string | undefined;
  onMember: (id: string | undefined) => void;
  /** Which members may be chosen here. */
  who?: (member: Colleague) => boolean;
  hint?: string;
}) {
  const team = useTeam().filter(who);
  const optionOf = useColleagueOption();
  const [typed, setTyped] = useState<string>();
  const name = team.find((member) => member.id === chosen)?.name ?? '';
  const found = typed === undefined || typed === '' ? team : membersNamed(team, typed);
  return (
    <Field label={label} hint={hint ?? null}>
      <Combo
        value={typed ?? name}
        placeholder="Start typing a name"
        options={found.map(optionOf)}
        nothing="Nobody of that name in this team."
        onText={(text) => {
          setTyped(text);
          onMember(undefined);
        }}
        onPick={(id) => {
          setTyped(undefined);
          onMember(id);
        }}
      />
    </Field>
  );
}
