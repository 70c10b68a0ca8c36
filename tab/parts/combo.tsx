import { Input, type InputProps } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';

export type Option = { key: string; text: string; more?: ReactNode };

/**
 * A text field with suggestions below it (the ARIA combobox pattern): arrows choose, Enter takes, Escape closes, and again
 * leaves the field. The one who uses it filters the options and decides what taking one means. `onEnter` hears Enter when nothing is chosen.
 */
export function Combo({
  label,
  value,
  options,
  onText,
  onPick,
  onEnter,
  nothing,
  inputRef,
  ...input
}: {
  label?: string;
  value: string;
  options: readonly Option[];
  onText: (text: string) => void;
  onPick: (key: string) => void;
  onEnter?: () => void;
  /** Said in place of suggestions when there is text and none fits. */
  nothing?: ReactNode;
  inputRef?: RefObject<HTMLInputElement | null>;
} & Pick<
  InputProps,
  'placeholder' | 'contentBefore' | 'disabled' | 'id' | 'appearance' | 'size' | 'className'
>) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const showing = open && (options.length > 0 || nothing !== undefined);
  const pick = (key: string): void => {
    setOpen(false);
    setAt(-1);
    onPick(key);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (showing) {
        event.stopPropagation();
        setOpen(false);
      } else if (event.target instanceof HTMLElement) event.target.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (options.length === 0 ? -1 : (now + step + options.length) % options.length));
    } else if (event.key === 'Enter') {
      const chosen = showing ? options[at] : undefined;
      if (chosen === undefined && onEnter === undefined) return;
      event.preventDefault();
      if (chosen !== undefined) pick(chosen.key);
      else onEnter?.();
    }
  };
  return (
    <div className="combo">
      <Input
        {...input}
        value={value}
        autoComplete="off"
        onChange={(_event, { value: text }) => {
          setOpen(true);
          setAt(-1);
          onText(text);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        input={{
          ...(inputRef === undefined ? {} : { ref: inputRef }),
          role: 'combobox',
          'aria-label': label,
          'aria-expanded': showing,
          'aria-controls': listId,
          'aria-autocomplete': 'list',
          'aria-activedescendant': showing && at >= 0 ? `${listId}-${at}` : undefined,
          onKeyDown: press,
        }}
      />
      <div className={showing ? 'combo-list' : 'combo-list combo-shut'}>
        <div role="listbox" id={listId} aria-label={label ?? 'Suggestions'}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keys.
            <div
              key={option.key}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option.key)}
            >
              <span>{option.text}</span>
              {option.more !== undefined && <small>{option.more}</small>}
            </div>
          ))}
        </div>
        {options.length === 0 && nothing !== undefined && <p role="status">{nothing}</p>}
      </div>
    </div>
  );
}
