import { href } from './address.ts';
import type { Page } from './pages.ts';

/** Pages, as a rail at the left of a wide window and as tabs on top of a narrow one. */
export function Rail({ pages, here }: { pages: readonly Page[]; here: string }) {
  return (
    <nav className="rail" aria-label="Pages">
      <ul>
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
