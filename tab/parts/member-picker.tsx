import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { membersNamed } from '../../src/neighbourhoods/member.ts';
import { type Output, useAsk } from '../api.ts';
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
  const [typed, setTyped] = useState<string>();
  const name = team.find((member) => member.id === chosen)?.name ?? '';
  const found = typed === undefined || typed === '' ? team : membersNamed(team, typed);
  return (
    <Field label={label} hint={hint ?? null}>
      <Combo
        value={typed ?? name}
        placeholder="Start typing a name"
        options={found.map(colleagueOption)}
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
