import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useReducer, useRef } from 'react';

/** Whoever has not touched a key for so long has finished the sentence. */
const PAUSE_MS = 4_000;
const LOOK_MS = 250;
const WORDS = '.discussion textarea';

type Shown = { itemId: string | null; children: ReactNode };

/**
 * The chair goes on while somebody is in the middle of a sentence: for them the record of that case stays open under their
 * hands, with a word about it, until they pause, leave the field or say so. Nobody's words end up with the next person, and
 * no letter is taken for a key.
 */
export function StillWriting({ itemId, refOf, children }: Shown & { refOf: (itemId: string) => string }) {
  const place = useRef<HTMLDivElement>(null);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  const shown = useRef<Shown>({ itemId, children });
  const [, look] = useReducer((count: number) => count + 1, 0);
  // Looked at during the render, so that the fields under their hands are never taken away first.
  const holds =
    shown.current.itemId !== null &&
    shown.current.itemId !== itemId &&
    isWritingIn(place.current) &&
    performance.now() - typedAt.current < PAUSE_MS;
  if (!holds) shown.current = { itemId, children };
  const wasHeld = useRef(false);
  useEffect(() => {
    // The fields are gone, and the focus with them: to the question, as for everybody else.
    if (wasHeld.current && !holds)
      document.querySelector<HTMLElement>('.live-top')?.focus({ preventScroll: true });
    wasHeld.current = holds;
    if (!holds) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [holds]);
  const held = shown.current.itemId;
  return (
    <div
      ref={place}
      onInput={() => {
        typedAt.current = performance.now();
      }}
    >
      {holds && held !== null && (
        <div className="notice notice-warn" role="status">
          <span className="notice-words">
            You are still writing on <b>{refOf(held)}</b>. The huddle has moved on
            {itemId === null ? '.' : ` to ${refOf(itemId)}.`}
          </span>
          <Button
            size="small"
            onClick={() => {
              typedAt.current = Number.NEGATIVE_INFINITY;
              look();
            }}
          >
            Go there
          </Button>
        </div>
      )}
      {shown.current.children}
    </div>
  );
}

function isWritingIn(place: Element | null): boolean {
  const at = document.activeElement;
  return at?.matches(WORDS) === true && place?.contains(at) === true;
}
