import { useEffect, useRef } from 'react';
import { href } from './address.ts';
import type { Page } from './pages.ts';

/** Pages, as a rail at the left of a wide window and as tabs on top of a narrow one. */
export function Rail({ pages, here }: { pages: readonly Page[]; here: string }) {
  const list = useRef<HTMLUListElement>(null);
  // In a narrow window the tabs run on to the right; the one we are on is brought into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the page changes.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here]);
  return (
    <nav className="rail" aria-label="Pages">
      <ul ref={list}>
        {pages.map(({ name, label, icon: Icon }) => (
          <li key={name}>
            <a href={href(name)} aria-current={name === here ? 'page' : undefined}>
              <Icon aria-hidden />
              <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
