import { Button } from '@fluentui/react-components';
import type { Overlap } from '../../src/actions/action.ts';
import { useAsk, useDeed } from '../api.ts';
import { Due } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { useTold } from './use-told.ts';

/** Open actions of a case that read alike, two by two, with the two ways to settle it. Nothing is shown where there are none. */
export function Overlaps({ caseRef }: { caseRef: string }) {
  const { data } = useAsk('actions.overlaps', { ref: caseRef });
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="overlaps stack" aria-label="May be the same">
      {data.map(({ newer, older }) => (
        <Pair key={`${newer.ref}${older.ref}`} newer={newer} older={older} />
      ))}
    </section>
  );
}

/** One action’s own likeness, for its page. */
export function Similar({ actionRef }: { actionRef: string }) {
  const { data } = useAsk('actions.similar', { ref: actionRef });
  const own = useAsk('actions.read', { ref: actionRef }).data;
  const [likest] = data ?? [];
  if (own === undefined || likest === undefined) return null;
  return (
    <section className="overlaps stack" aria-label="May be the same">
      <Pair newer={own} older={likest} />
    </section>
  );
}

function Pair({ newer, older }: { newer: Overlap; older: Overlap }) {
  const deed = useDeed();
  const told = useTold();
  const say = useSay();
  const { may } = useWho();
  const { ref } = newer;
  const merge = async (gone: string, into: string): Promise<void> => {
    told(
      await deed('actions.merge', { ref: gone, into }),
      `${gone} was merged into ${into}, which keeps the sooner date and the more urgent priority.`,
    );
  };
  const apart = async (): Promise<void> => {
    const both = { ref, other: older.ref };
    const answer = await deed('actions.keepApart', both);
    if (answer.refused === undefined)
      say(`${ref} and ${older.ref} stay two actions.`, () => deed('actions.notApart', both));
  };
  return (
    <div className="overlap stack">
      <p>
        <b>These may be the same.</b> One can go on for both; the other ends as a duplicate.
      </p>
      <ul className="plain">
        {[newer, older].map((one) => (
          <li key={one.ref}>
            <a className="ref" href={href(`actions/${one.ref}`)}>
              {one.ref}
            </a>{' '}
            {one.title} · {one.owner} · <Due day={one.due} />
          </li>
        ))}
      </ul>
      {may('actions.do') && (
        <div className="row">
          <Button size="small" disabled={deed.busy} onClick={() => void merge(older.ref, ref)}>
            Keep {ref}
          </Button>
          <Button size="small" disabled={deed.busy} onClick={() => void merge(ref, older.ref)}>
            Keep {older.ref}
          </Button>
          <Button size="small" appearance="subtle" disabled={deed.busy} onClick={() => void apart()}>
            They are different
          </Button>
        </div>
      )}
      <RefusalNotice from={deed} />
    </div>
  );
}
