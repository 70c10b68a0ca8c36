import { SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { showDay } from '../../src/core/day.ts';
import { useAsk } from '../api.ts';
import { Combo, type Option } from '../parts/combo.tsx';
import { go } from './address.ts';
import { useKeys } from './keys.tsx';
import { useToday, useWho } from './who.tsx';

const ACTION = /^a-?(\d{1,7})$/i;

/** Finds people (those one may see), cases and actions, by name, number or reference. `/` goes here. */
export function Search() {
  const { may } = useWho();
  const today = useToday();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useAsk(
    'cases.search',
    { text: wanted, limit: 8 },
    { when: wanted.length >= 2 && may('people.search'), keep: true },
  );
  useKeys(
    'Everywhere',
    useMemo(
      () => [{ keys: '/', says: 'Search people, cases and actions', act: () => field.current?.focus() }],
      [],
    ),
  );

  const action = ACTION.exec(wanted)?.[1];
  const options: Option[] =
    wanted.length < 2
      ? []
      : [
          ...(action === undefined
            ? []
            : [{ key: `actions/A-${action}`, text: `A-${action}`, more: 'Open this action' }]),
          ...(found.data ?? []).map((person) => ({
            key: person.caseId === null ? `lists/candidates?open=${person.ref}` : `cases/${person.ref}`,
            text: person.name === null ? person.ref : `${person.ref} · ${person.name}`,
            more: [
              person.birthDate === null ? undefined : `born ${showDay(person.birthDate, today)}`,
              person.caseId === null ? 'no case yet' : 'case',
            ]
              .filter(Boolean)
              .join(' · '),
          })),
        ];
  const open = (address: string): void => {
    setText('');
    // The page that opens takes the focus.
    field.current?.blur();
    go(address);
  };
  if (!may('people.search')) return null;
  return (
    <search className="search">
      <Combo
        label="Search people, cases and actions"
        placeholder="Search name, number or reference"
        contentBefore={<SearchRegular />}
        inputRef={field}
        value={text}
        onText={setText}
        options={options}
        nothing={searchNothing(wanted, found)}
        onPick={open}
        onEnter={() => {
          if (options[0] !== undefined) open(options[0].key);
        }}
      />
    </search>
  );
}

function searchNothing(
  wanted: string,
  found: {
    waiting: boolean;
    refused: { sentence: string } | undefined;
    data: readonly unknown[] | undefined;
  },
): string | undefined {
  if (wanted.length < 2) return undefined;
  if (found.refused !== undefined) return found.refused.sentence;
  if (found.waiting || found.data === undefined) return 'Looking…';
  return 'Nobody that you may see. Search finds people on your caseload, at your practice, or by reference (N7-0042).';
}
