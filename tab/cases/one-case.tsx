import { isOpen } from '../../src/actions/action.ts';
import { COHORTS, isOpenCase } from '../../src/cases/case.ts';
import { ActionLine } from '../actions/action-line.tsx';
import { Composer } from '../actions/composer.tsx';
import { Overlaps } from '../actions/overlaps.tsx';
import { useAsk } from '../api.ts';
import { AnswersOfCase } from '../insights/answers-of-case.tsx';
import { HistoryStrip } from '../minutes/history-strip.tsx';
import { Empty } from '../parts/empty.tsx';
import { PageHead, Priority } from '../parts/marks.tsx';
import { Lines, PageSkeleton } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseHistory } from './case-history.tsx';
import { StatusTag } from './caseload.tsx';
import { KeepAway } from './keep-away.tsx';
import { MoveOn } from './move-on.tsx';
import { PersonBlock } from './person-block.tsx';
import { Proposal } from './proposal.tsx';
import { PutOnAgenda } from './put-on-agenda.tsx';
import { QuestionFirst } from './question-first.tsx';
import './cases.css';

/** One case, the question first. */
export function OneCase({ caseRef }: { caseRef: string }) {
  const { data, refused, waiting, again } = useAsk('cases.read', { ref: caseRef });
  const { may } = useWho();
  if (waiting) return <PageSkeleton />;
  if (data === undefined)
    return (
      <div className="page">
        <PageHead title={caseRef} about={<a href={href('cases')}>All cases</a>} />
        <RefusalNotice from={{ refused }} again={again} />
      </div>
    );
  const open = isOpenCase(data.status);
  return (
    <div className="page">
      <PageHead
        title={data.ref}
        about={
          <>
            <a href={href('cases')}>All cases</a> ·{' '}
            {COHORTS[data.cohort as keyof typeof COHORTS] ?? data.cohort}
          </>
        }
      >
        <Priority priority={data.priority} />
        <StatusTag status={data.status} />
      </PageHead>
      <QuestionFirst one={data} mayEdit={open && may('cases.edit')} />
      {data.status === 'shortlisted' && <Proposal one={data} />}
      <div className="two">
        <div className="stack">
          <Actions
            caseRef={data.ref}
            mayAdd={open && data.status !== 'shortlisted' && may('actions.assign')}
          />
          <HistoryStrip caseRef={data.ref} />
          <CaseHistory one={data} />
        </div>
        <div className="stack">
          <AnswersOfCase caseRef={data.ref} />
          <PersonBlock one={data} />
          {open && data.status !== 'shortlisted' && may('huddles.agenda') && <PutOnAgenda one={data} />}
          <CaseFacts one={data} mayEdit={open && may('cases.edit')} />
          {open && may('cases.edit') && <KeepAway key={`kept ${data.version}`} one={data} />}
          {may('cases.edit') && <MoveOn one={data} />}
        </div>
      </div>
    </div>
  );
}

function Actions({ caseRef, mayAdd }: { caseRef: string; mayAdd: boolean }) {
  const { data, refused, waiting, again } = useAsk('actions.ofCase', { ref: caseRef });
  const open = (data ?? []).filter(isOpen);
  const ended = (data ?? []).filter((action) => !isOpen(action));
  return (
    <section className="panel" aria-labelledby="case-actions">
      <h2 id="case-actions">Actions</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines />}
      {data !== undefined && open.length === 0 && (
        <Empty title="No open action">An action has one owner and a date, and its owner is reminded.</Empty>
      )}
      <ul className="plain lines">
        {open.map((action) => (
          <ActionLine key={action.id} action={action} withOwner withCase={false} />
        ))}
      </ul>
      <Overlaps caseRef={caseRef} />
      {mayAdd && <Composer caseRef={caseRef} />}
      {ended.length > 0 && (
        <details>
          <summary>{ended.length === 1 ? '1 action closed' : `${ended.length} actions closed`}</summary>
          <ul className="plain lines">
            {ended.map((action) => (
              <ActionLine key={action.id} action={action} withOwner withCase={false} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
