import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { COHORT_CODES, PRIORITIES, PRIORITY_CODES, type Priority } from '../../src/cases/case.ts';
import {
  RELATIONSHIPS,
  SHARING_BASES,
  SHARING_BASIS_CODES,
  type SharingBasis,
  sharingProblem,
} from '../../src/cases/sharing.ts';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

/**
 * Accepts one person or several who were opened, with a shared relationship, reason, sharing basis and question
 * (DOMAIN.md 3, the two-stage rule). What was accepted can be undone at once.
 */
export function AcceptForm({
  refs,
  cohort,
  question: firstQuestion = '',
  reason: firstReason = '',
  done,
}: {
  refs: readonly string[];
  cohort: string;
  question?: string;
  reason?: string;
  done: (accepted: readonly string[]) => void;
}) {
  const deed = useDeed();
  const say = useSay();
  const [relationship, setRelationship] = useState('');
  const [reason, setReason] = useState(firstReason);
  const [basis, setBasis] = useState<SharingBasis>('implied_direct_care');
  const [detail, setDetail] = useState('');
  const [question, setQuestion] = useState(firstQuestion);
  const [priority, setPriority] = useState<Priority>('amber');
  const asks: { words: string; ask?: string } = SHARING_BASES[basis];
  const problem = sharingProblem(basis, detail);
  const lacks =
    relationship === '' || reason.trim() === '' || question.trim() === '' || problem !== undefined;

  const accept = async (): Promise<void> => {
    const answer = await deed('cases.accept', {
      refs: [...refs],
      cohort: COHORT_CODES.find((code) => code === cohort) ?? 'PROFESSIONAL_JUDGEMENT',
      relationship,
      reason,
      sharingBasis: basis,
      question,
      priority,
      ...(detail === '' ? {} : { sharingDetail: detail }),
    });
    if (answer.refused !== undefined) return;
    const { cases } = answer.done;
    say(cases.length === 1 ? `${cases[0]?.ref} is accepted.` : `${cases.length} people are accepted.`, () => {
      for (const { id, version } of cases) void deed('cases.undoAccept', { id, version });
    });
    done(cases.map(({ ref }) => ref));
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void accept();
      }}
    >
      <Field label="The question for the team" hint="One line that the discussion should answer" required>
        <Input value={question} onChange={(_event, { value }) => setQuestion(value)} maxLength={300} />
      </Field>
      <Field label="Why now" required>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <div className="form-pair">
        <Field label="Your relationship" required>
          <Select value={relationship} onChange={(_event, { value }) => setRelationship(value)}>
            <option value="">Choose…</option>
            {Object.entries(RELATIONSHIPS).map(([code, words]) => (
              <option key={code} value={code}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Priority">
          <Select
            value={priority}
            onChange={(_event, { value }) =>
              setPriority(PRIORITY_CODES.find((code) => code === value) ?? 'amber')
            }
          >
            {PRIORITY_CODES.map((code) => (
              <option key={code} value={code}>
                {PRIORITIES[code]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label="Why the team may share what it knows"
        required
        validationState={
          problem !== undefined && (basis === 'objected' || detail !== '') ? 'warning' : 'none'
        }
        validationMessage={basis === 'objected' ? (problem ?? null) : null}
      >
        <Select
          value={basis}
          onChange={(_event, { value }) =>
            setBasis(SHARING_BASIS_CODES.find((code) => code === value) ?? 'implied_direct_care')
          }
        >
          {SHARING_BASIS_CODES.map((code) => (
            <option key={code} value={code}>
              {SHARING_BASES[code].words}
            </option>
          ))}
        </Select>
      </Field>
      {asks.ask !== undefined && (
        <Field label={`Say ${asks.ask}`} required>
          <Input value={detail} onChange={(_event, { value }) => setDetail(value)} />
        </Field>
      )}
      <RefusalNotice from={deed} />
      <div className="row">
        <Button appearance="primary" type="submit" disabled={lacks || deed.busy}>
          {refs.length === 1 ? `Accept ${refs[0]}` : `Accept ${refs.length} people`}
        </Button>
      </div>
    </form>
  );
}
