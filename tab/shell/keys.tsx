import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

/** One key ("n"), or two in a row ("g h"), and what it does in words for the list under `?`. */
export type Key = { keys: string; says: string; act(): void };
type Group = { title: string; keys: readonly Key[] };
type Keyboard = {
  groups(): Group[];
  join(group: Group): () => void;
  /** Single keys can be switched off: they get in the way of speech input. */
  on: boolean;
  turn(on: boolean): void;
};

const KeyboardContext = createContext<Keyboard | undefined>(undefined);
const SEQUENCE_MS = 1_200;
const OFF = 'huddle-keys-off';

export function KeysProvider({ children }: { children: ReactNode }) {
  const groups = useRef(new Set<Group>());
  const [on, setOn] = useState(() => remembered() !== 'yes');
  useEffect(() => {
    if (!on) return;
    let before = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event)) {
        // Leaving the field makes the keys work again; a dialog closes instead.
        if (event.key === 'Escape' && event.target instanceof HTMLElement && !dialogIsOpen())
          event.target.blur();
        return;
      }
      const all = [...groups.current].reverse().flatMap((group) => group.keys);
      const typed = before === '' ? event.key : `${before} ${event.key}`;
      const found = all.find((key) => key.keys === typed);
      clearTimeout(timer);
      before = '';
      if (found !== undefined) {
        event.preventDefault();
        found.act();
      } else if (all.some((key) => key.keys.startsWith(`${event.key} `))) {
        before = event.key;
        timer = setTimeout(() => {
          before = '';
        }, SEQUENCE_MS);
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press);
    };
  }, [on]);
  const keyboard = useMemo<Keyboard>(
    () => ({
      groups: () => byTitle([...groups.current]),
      join: (group) => {
        groups.current.add(group);
        return () => groups.current.delete(group);
      },
      on,
      turn: (next) => {
        setOn(next);
        remember(next ? 'no' : 'yes');
      },
    }),
    [on],
  );
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (keyboard === undefined) throw new Error('useKeyboard outside KeysProvider');
  return keyboard;
}

/** Keys that work while this part of the page is shown, from the moment it is; later ones win over earlier. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const { join } = useKeyboard();
  useLayoutEffect(() => join({ title, keys }), [join, title, keys]);
}

/** What several parts of a page say under one title is one group. */
const byTitle = (groups: readonly Group[]): Group[] =>
  [...new Set(groups.map(({ title }) => title))].map((title) => ({
    title,
    keys: groups.filter((group) => group.title === title).flatMap((group) => group.keys),
  }));

const dialogIsOpen = (): boolean => document.querySelector('dialog[open]') !== null;

function isTyping({ target }: KeyboardEvent): boolean {
  if (dialogIsOpen()) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
    !(target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type))
  );
}

/** A frame may be refused storage; then the choice holds until it closes. */
function remembered(): string | null {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}
function remember(value: string): void {
  try {
    localStorage.setItem(OFF, value);
  } catch {
    // Refused storage: nothing to do.
  }
}
