import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import type { Deed } from '../api.ts';
import { useKeys } from '../shell/keys.tsx';
import { useWho } from '../shell/who.tsx';

export const PARTS = [
  ['case', 'Case'],
  ['agenda', 'Agenda'],
  ['actions', 'Actions'],
  ['here', 'Here'],
] as const;
export type Part = (typeof PARTS)[number][0];

/** Somebody went on while this person was typing: the letters that still come are no keys. */
const STILL_TYPING_MS = 1_500;
const FIELDS = [
  ['s', 'talk-situation', 'Write the situation'],
  ['u', 'talk-update', 'Write the update'],
  ['d', 'talk-decision', 'Write the decision'],
  ['q', 'talk-disagree', 'Does anyone disagree?'],
  ['o', 'talk-outcome', 'Choose the outcome'],
  ['r', 'talk-review', 'Choose the review date'],
] as const;

/** All of the live room by keyboard; the list stands under `?`. */
export function useLiveKeys({
  huddle,
  deed,
  show,
  compose,
  defer,
  close,
}: {
  huddle: HuddleDetail;
  deed: Deed;
  show: (part: Part) => void;
  compose: () => void;
  defer: () => void;
  close: () => void;
}): void {
  const { me } = useWho();
  const { id: huddleId, currentItemId: expectItemId, mayRun } = huddle;
  const mine = huddle.attendance.find(({ memberId }) => memberId === me.member?.id);
  const isHere = mine?.state === 'here';
  const quietUntil = useQuietAfterTyping(expectItemId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys change with the case on the table.
  const keys = useMemo(() => {
    const reach = (part: Part, id: string): void => {
      show(part);
      const field = document.getElementById(id);
      // At once where it stands, or the next letters would be taken for keys. Narrow, it is not shown before its part is.
      if (field?.offsetParent) field.focus();
      else requestAnimationFrame(() => document.getElementById(id)?.focus());
    };
    const all = [
      ...(mayRun
        ? [
            {
              keys: 'n',
              says: 'Next case',
              act: () => void deed('huddles.nextItem', { huddleId, expectItemId }),
            },
            { keys: 'b', says: 'Back', act: () => void deed('huddles.back', { huddleId, expectItemId }) },
            { keys: 'x', says: 'Close the huddle (asks first)', act: close },
          ]
        : []),
      ...(expectItemId === null
        ? []
        : [
            { keys: 'a', says: 'New action', act: compose },
            ...(mayRun ? [{ keys: 'f', says: 'Defer this case', act: defer }] : []),
            ...FIELDS.map(([key, id, says]) => ({ keys: key, says, act: () => reach('case', id) })),
          ]),
      ...(mine === undefined
        ? []
        : [
            {
              keys: 'h',
              says: isHere ? 'I have left' : 'I am here',
              act: () => void deed('huddles.attend', { huddleId, state: isHere ? 'left' : 'here' }),
            },
          ]),
      ...PARTS.map(([part, words], at) => ({
        keys: String(at + 1),
        says: `Show ${words.toLowerCase()} (in a narrow window)`,
        act: () => show(part),
      })),
    ];
    return all.map((key) => ({
      ...key,
      act: () => {
        if (performance.now() > quietUntil.current) key.act();
      },
    }));
  }, [huddleId, expectItemId, mayRun, isHere, mine === undefined]);
  useKeys('Live huddle', keys);
}

/** Until when keys are not heard: a moment after the case changed under the hands of somebody who was writing. */
function useQuietAfterTyping(itemId: string | null): RefObject<number> {
  const quietUntil = useRef(0);
  const field = useRef<Element | null>(null);
  useEffect(() => {
    const note = (): void => {
      const { activeElement } = document;
      field.current =
        activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement
          ? activeElement
          : null;
    };
    // Whoever leaves the field by Escape wants the keys.
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') field.current = null;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('keydown', leave);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the case changes.
  useEffect(() => {
    if (field.current !== null && !field.current.isConnected)
      quietUntil.current = performance.now() + STILL_TYPING_MS;
    field.current = null;
  }, [itemId]);
  return quietUntil;
}

/**
 * When the case changes, whoever had the focus in what is gone finds it at the question, so that a keyboard and a screen
 * reader go on from there; a focus that still stands is left alone.
 */
export function useFocusOnQuestion(itemId: string | null, question: RefObject<HTMLElement | null>): void {
  const before = useRef(itemId);
  useEffect(() => {
    if (before.current === itemId) return;
    before.current = itemId;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      question.current?.focus({ preventScroll: true });
  }, [itemId, question]);
}
