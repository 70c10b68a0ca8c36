import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import { useAsk, useDeed } from '../api.ts';
import { Tag } from '../parts/marks.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';

const ANSWER = { asked: 'no answer yet', yes: 'comes', no: 'cannot come' } as const;

/** Which needed discipline is missing, who was asked instead, and my own cover: asked here, answered by them. */
export function CoverOf({ huddle }: { huddle: HuddleDetail }) {
  const { me, may } = useWho();
  const { data } = useAsk('prep.cover', { huddleId: huddle.id }, { keep: true });
  const deed = useDeed();
  const say = useSay();
  const [coverId, setCover] = useState<string>();
  if (data === undefined) return null;
  const myself = me.member?.id;
  const away = huddle.attendance.find((one) => one.memberId === myself)?.state === 'apologies';
  const asked = data.deputyAsked.find((one) => one.id === myself);
  const mineIsAsked = data.deputyAsked.some((one) => one.instead === me.member?.name && one.state !== 'no');
  const ask = async (): Promise<void> => {
    if (coverId === undefined) return;
    const answer = await deed('prep.askCover', { huddleId: huddle.id, coverId });
    if (answer.done === undefined) return;
    setCover(undefined);
    say(`${answer.done.cover} is asked to cover.`, () =>
      deed('prep.undoCover', { huddleId: huddle.id, coverId: answer.done.coverId }),
    );
  };
  const reply = (yes: boolean): void => void deed('prep.answerCover', { huddleId: huddle.id, yes });
  const open = huddle.status === 'scheduled' || huddle.status === 'draft';
  return (
    <>
      {data.missing.length > 0 && (
        <p className="row">
          {data.missing.map((code) => (
            <Tag key={code} tone="warn">
              Missing: {disciplineWords(code)}
            </Tag>
          ))}
        </p>
      )}
      {asked !== undefined && open && (
        <div className="notice notice-warn">
          <span className="notice-words">
            {asked.instead === null
              ? 'You are asked to come.'
              : `You are asked to come for ${asked.instead}.`}
          </span>
          <Button
            size="small"
            appearance={asked.state === 'yes' ? 'secondary' : 'primary'}
            aria-pressed={asked.state === 'yes'}
            disabled={deed.busy}
            onClick={() => reply(true)}
          >
            I’ll come
          </Button>
          <Button
            size="small"
            aria-pressed={asked.state === 'no'}
            disabled={deed.busy}
            onClick={() => reply(false)}
          >
            I can’t
          </Button>
        </div>
      )}
      {data.deputyAsked.length > 0 && (
        <ul className="plain here">
          {data.deputyAsked.map((one) => (
            <li key={one.id}>
              <span>
                {one.name}{' '}
                <small>{one.instead === null ? disciplineWords(one.discipline) : `for ${one.instead}`}</small>
              </span>
              {one.state === 'yes' ? (
                <Tag tone="good">comes</Tag>
              ) : (
                <span className="quiet">{ANSWER[one.state]}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {away && open && !mineIsAsked && may('huddles.take-part') && (
        <div className="row row-apart">
          <div className="wide">
            <MemberPicker
              label="Who covers for you?"
              chosen={coverId}
              onMember={setCover}
              who={(member) => member.id !== myself}
              hint="They are told, and must say yes"
            />
          </div>
          <Button disabled={coverId === undefined || deed.busy} onClick={() => void ask()}>
            Ask
          </Button>
        </div>
      )}
      <RefusalNotice from={deed} />
      {data.oftenAbsent.length > 0 && (
        <p className="quiet">
          {data.oftenAbsent.map((one) => `${one.name} has missed the last ${one.missed} huddles`).join('; ')}.
          Only you and the coordinator see this.
        </p>
      )}
    </>
  );
}
