import { Button } from '@fluentui/react-components';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { ClashNotice } from './clash-notice.tsx';
import { hasClash, settle, unsaved, whoWrote } from './draft.ts';
import { type Kept, kept } from './kept-drafts.ts';
import { useLeftovers } from './use-leftovers.ts';

const LABELS: Record<string, string> = {
  situation: 'Situation',
  actionToDate: 'Action to date',
  update: 'Update',
  nextSteps: 'Next steps',
  decision: 'Decision',
  rationale: 'Why',
  dissent: 'Does anyone disagree?',
  contingency: 'If that does not work',
  outcome: 'Outcome',
  reviewOn: 'Review',
};

/** Words of mine that wait, on whichever page I am: for the connection, or for me to say what becomes of them. */
export function KeptWords() {
  const all = useLeftovers();
  const asking = all.filter(({ problem }) => problem !== undefined);
  const waiting = [...new Set(all.filter(({ problem }) => problem === undefined).map(({ ref }) => ref))];
  return (
    <section aria-label="Words of yours that are not saved" hidden={all.length === 0}>
      {waiting.length > 0 && (
        <p className="banner banner-warn" role="status">
          What you wrote on {waiting.join(', ')} is kept here and goes by itself when there is a connection.
        </p>
      )}
      {asking.map((one) => (
        <Asking key={`${one.itemId} ${one.group}`} one={one} />
      ))}
    </section>
  );
}

function Asking({ one }: { one: Kept }) {
  const { me } = useWho();
  const say = useSay();
  const { draft, problem } = one;
  const words = Object.entries(unsaved(draft)).map(
    ([field, value]) => [LABELS[field] ?? field, value === '' ? '(taken away)' : value] as const,
  );
  const copy = async (): Promise<void> => {
    const text = words.map(([label, value]) => `${label}: ${value}`).join('\n');
    await navigator.clipboard.writeText(text).then(
      () => say('Copied.'),
      () => say('This window may not copy. Mark the words and copy them by hand.'),
    );
  };
  const throwAway = (): void => {
    kept.drop(one);
    say(`Your words on ${one.ref} are thrown away.`, async () => {
      kept.keep(one, draft, problem);
      return { done: undefined };
    });
  };
  return (
    <div className="notice notice-warn kept-words" role="alert">
      <div className="notice-words">
        <p>
          <b>Your words on {one.ref} are not saved.</b> {problem}
        </p>
        <dl>
          {words.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {Object.entries(draft.clashes).map(([field, clash]) => (
          <ClashNotice
            key={field}
            clash={clash}
            who={whoWrote(null, me.member?.id)}
            say={(value) => value}
            both={field !== 'outcome' && field !== 'reviewOn'}
            choose={(choice) => {
              const next = settle(draft, field, choice);
              kept.keep(one, next, hasClash(next) ? problem : undefined);
            }}
          />
        ))}
        <div className="row">
          <Button size="small" onClick={() => void copy()}>
            Copy
          </Button>
          {!hasClash(draft) && (
            <Button size="small" onClick={() => kept.keep(one, draft)}>
              Try again
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={throwAway}>
            Throw away
          </Button>
        </div>
      </div>
    </div>
  );
}
