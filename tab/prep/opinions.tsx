import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import type { Heard, Prep } from '../../src/prep/prep.ts';
import { useDeed } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { Tag } from '../parts/marks.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What each discipline that is needed says beforehand; mine in two presses. */
export function Opinions({ prep }: { prep: Prep }) {
  const { me } = useWho();
  const deed = useDeed();
  const say = useSay();
  const [talking, setTalking] = useState(false);
  const own = prep.opinions.find((one) => one.by.id === me.member?.id);
  const [words, setWords] = useState(own?.words ?? '');
  const opine = async (stance: 'agree' | 'discuss'): Promise<void> => {
    const answer = await deed('prep.opine', { itemId: prep.itemId, stance, words: words.trim() });
    if (answer.refused !== undefined) return;
    setTalking(false);
    say(
      stance === 'discuss'
        ? `${prep.ref} will be discussed.`
        : answer.done.lane === 'agree'
          ? `Everybody needed agrees on ${prep.ref} now.`
          : `Your discipline agrees on ${prep.ref}.`,
    );
  };
  const proposed = prep.version > 0 && prep.proposal !== '';
  return (
    <section className="panel" aria-labelledby="opinions">
      <h2 id="opinions">Before the huddle</h2>
      {!proposed ? (
        <p className="quiet">
          Once something is proposed here, with its outcome, each discipline can say whether that will do.
          When all who are needed agree, the chair can settle the case without the meeting.
        </p>
      ) : (
        <>
          {prep.heard.length > 0 && (
            <ul className="plain here">
              {prep.heard.map((one) => (
                <li key={one.discipline}>
                  <span>{upper(disciplineWords(one.discipline))}</span>
                  <Says says={one.says} />
                </li>
              ))}
            </ul>
          )}
          {prep.heard.length === 0 && (
            <p className="quiet">Nobody has said anything yet. Any three disciplines are enough to agree.</p>
          )}
          {prep.outcome === null && (
            <p className="quiet">It still lacks its outcome: without one nothing can be agreed beforehand.</p>
          )}
        </>
      )}
      {prep.opinions.some((one) => one.words !== '') && (
        <ul className="plain lines">
          {prep.opinions
            .filter((one) => one.words !== '')
            .map((one) => (
              <li key={one.by.id} className="talk">
                <small>
                  {one.by.name}, {one.profession}
                  {one.stale && ' · on an earlier proposal'}
                </small>
                <p>{one.words}</p>
              </li>
            ))}
        </ul>
      )}
      <RefusalNotice from={deed} />
      {proposed && prep.mayOpine && (
        <>
          {talking && (
            <Words
              label="What should we talk about?"
              value={words}
              onText={setWords}
              lines
              maxLength={1000}
            />
          )}
          <div className="row">
            {!talking && prep.writtenBy?.id !== me.member?.id && (
              <Button
                appearance={own?.stance === 'agree' && !own.stale ? 'secondary' : 'primary'}
                aria-pressed={own?.stance === 'agree' && !own.stale}
                disabled={deed.busy}
                onClick={() => void opine('agree')}
              >
                {own?.stance === 'agree' && !own.stale ? 'You agree' : 'Agree'}
              </Button>
            )}
            {talking ? (
              <>
                <Button appearance="primary" disabled={deed.busy} onClick={() => void opine('discuss')}>
                  Discuss it
                </Button>
                <Button onClick={() => setTalking(false)}>Cancel</Button>
              </>
            ) : (
              <Button disabled={deed.busy} onClick={() => setTalking(true)}>
                {own?.stance === 'discuss' ? 'You want to discuss it…' : 'Discuss it…'}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Says({ says }: { says: Heard['says'] }) {
  if (says === 'agree') return <Tag tone="good">agrees</Tag>;
  if (says === 'proposes') return <Tag tone="good">proposes it</Tag>;
  if (says === 'discuss') return <Tag tone="warn">wants to discuss</Tag>;
  return <span className="quiet">not heard yet</span>;
}
