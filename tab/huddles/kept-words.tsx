import { Button } from '@fluentui/react-components';
import type { Day } from '../../src/core/day.ts';
import { FIELD_NAMES, FIELDS } from '../../src/minutes/minutes.ts';
import { useAsk, useDeed } from '../api.ts';
import { correctedTo } from '../minutes/said-words.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { ClashNotice } from './clash-notice.tsx';
import { type Draft, hasClash, settle, typed, unsaved, whoWrote } from './draft.ts';
import { type Kept, kept } from './kept-drafts.ts';
import { useLeftovers } from './use-leftovers.ts';

/** Words of mine that wait, on whichever page I am: for the connection, or for me to say what becomes of them. */
export function KeptWords() {
  const all = useLeftovers();
  const { live } = useWho();
  const asking = all.filter(({ problem }) => problem !== undefined);
  const waiting = [...new Set(all.filter(({ problem }) => problem === undefined).map(({ ref }) => ref))];
  return (
    <section aria-label="Words of yours that are not saved" hidden={all.length === 0}>
      {waiting.length > 0 && live !== 'live' && (
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

const inWords = (field: string, value: string, today: Day): string =>
  value === '' ? '(taken away)' : correctedTo({ field, words: value }, today);
/** What was typed, as the minutes name it; a choice that is more than words is made again by hand. */
const wordsOf = (draft: Draft) => {
  const fields = unsaved(draft);
  return FIELD_NAMES.flatMap((field) => {
    const value = fields[field];
    return value === undefined ? [] : [{ field, label: FIELDS[field], value }];
  });
};

function Asking({ one }: { one: Kept }) {
  const today = useToday();
  const { me } = useWho();
  const say = useSay();
  const { draft, problem } = one;
  const words = wordsOf(draft);
  const copy = async (): Promise<void> => {
    const text = words
      .map(({ field, label, value }) => `${label}: ${inWords(field, value, today)}`)
      .join('\n');
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
    <div className="notice notice-warn" role="alert">
      <div className="notice-words stack">
        <p>
          <b>Your words on {one.ref} are not saved.</b> {problem}
        </p>
        <dl>
          {words.map(({ field, label, value }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>{inWords(field, value, today)}</dd>
            </div>
          ))}
        </dl>
        {Object.entries(draft.clashes).map(([field, clash]) => (
          <ClashNotice
            key={field}
            clash={clash}
            who={whoWrote(null, me.member?.id)}
            say={(value) => inWords(field, value, today)}
            both={field !== 'outcome' && field !== 'reviewOn' && words.some((one) => one.field === field)}
            choose={(choice) => {
              const next = settle(draft, field, choice);
              kept.keep(one, next, hasClash(next) ? problem : undefined);
            }}
          />
        ))}
        <div className="row">
          {!hasClash(draft) && <AsCorrection one={one} />}
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

/** The huddle was closed meanwhile: its record is locked, and words stand beside it as a correction. */
function AsCorrection({ one }: { one: Kept }) {
  const { huddleId, itemId, ref, draft, problem } = one;
  const deed = useDeed();
  const say = useSay();
  const isClosed = useAsk('huddles.read', { huddleId }).data?.status === 'closed';
  if (!isClosed) return null;
  const add = async (): Promise<void> => {
    let left = draft;
    for (const { field, value } of wordsOf(draft)) {
      if (value === '') continue;
      const reason = 'Written in the huddle while the connection was lost.';
      const { refused } = await deed('minutes.correct', { itemId, field, words: value, reason });
      if (refused !== undefined) return;
      // What stands there now is not added again, should the next be refused.
      left = typed(left, field, left.base[field] ?? '');
      kept.keep(one, left, problem);
    }
    kept.drop(one);
    say(`Your words stand beside the minutes of ${ref}.`);
  };
  return (
    <>
      <Button size="small" appearance="primary" disabled={deed.busy} onClick={() => void add()}>
        Add to the minutes as a correction
      </Button>
      <RefusalNotice from={deed} />
    </>
  );
}
