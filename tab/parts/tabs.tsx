import type { KeyboardEvent } from 'react';

/** Tabs after the ARIA pattern: one stop for the Tab key, arrows go along. What they choose stands elsewhere on the page. */
export function Tabs<Value extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  className = '',
}: {
  label: string;
  tabs: readonly (readonly [value: Value, words: string])[];
  chosen: Value;
  onChoose: (value: Value) => void;
  className?: string;
}) {
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const at = tabs.findIndex(([value]) => value === chosen);
    const next = (at + by + tabs.length) % tabs.length;
    const button = event.currentTarget.children[next];
    const value = tabs[next]?.[0];
    if (value === undefined) return;
    event.preventDefault();
    onChoose(value);
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div className={`tabs ${className}`} role="tablist" aria-label={label} tabIndex={-1} onKeyDown={step}>
      {tabs.map(([value, words]) => (
        <button
          key={value}
          type="button"
          role="tab"
          aria-selected={value === chosen}
          tabIndex={value === chosen ? 0 : -1}
          onClick={() => onChoose(value)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
