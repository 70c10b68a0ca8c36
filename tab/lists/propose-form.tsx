import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { COHORT_CODES } from '../../src/cases/case.ts';
import { isProfessional } from '../../src/neighbourhoods/member.ts';
import { useDo } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { MemberPicker, useTeam } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

/** A coordinator proposes, and names the professional who opens and accepts. */
export function ProposeForm({
  caseRef,
  cohort,
  reasons,
  done,
}: {
  caseRef: string;
  cohort: string;
  reasons: readonly string[];
  done: () => void;
}) {
  const propose = useDo('cases.propose');
  const say = useSay();
  const team = useTeam();
  const [question, setQuestion] = useState('');
  const [reason, setReason] = useState(reasons[0] ?? '');
  const [to, setTo] = useState<string>();
  const lacks = question.trim() === '' || reason.trim() === '' || to === undefined;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (to === undefined || lacks) return;
        void propose({
          ref: caseRef,
          question,
          reason,
          to,
          cohort: COHORT_CODES.find((code) => code === cohort) ?? 'PROFESSIONAL_JUDGEMENT',
        }).then((answer) => {
          if (answer.refused !== undefined) return;
          say(`${caseRef} is proposed to ${team.find(({ id }) => id === to)?.name ?? 'them'}.`);
          done();
        });
      }}
    >
      <Words
        label="The question for the team"
        required
        value={question}
        onText={setQuestion}
        maxLength={300}
      />
      <Words label="Why now" required value={reason} onText={setReason} lines />
      <MemberPicker label="To which professional" chosen={to} onMember={setTo} who={isProfessional} />
      <RefusalNotice from={propose} />
      <div className="row">
        <Button appearance="primary" type="submit" disabled={lacks || propose.busy}>
          Propose {caseRef}
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}
