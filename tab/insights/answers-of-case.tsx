import { useAsk } from '../api.ts';
import { EscalationLine } from './escalation-line.tsx';
import './insights.css';

/** What the place was asked about this case, and its answers; nothing while nothing was. */
export function AnswersOfCase({ caseRef }: { caseRef: string }) {
  const { data } = useAsk('insights.escalations', { caseRef });
  if (data === undefined || data.escalations.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="from-place">
      <h2 id="from-place">From {data.place?.name ?? 'the place'}</h2>
      <ul className="plain lines">
        {data.escalations.map((one) => (
          <EscalationLine key={one.id} one={one} mayAnswer={data.isLead} />
        ))}
      </ul>
    </section>
  );
}
