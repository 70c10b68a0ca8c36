import { useMemo, useSyncExternalStore } from 'react';

/** Where we are, kept after the # so that the server needs no page rules and a link holds filters too: `cases?status=active`. */
export type Address = { path: string[]; query: URLSearchParams };

export function readAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
}

export const href = (address: string): string => `#/${address}`;

export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') {
    window.location.hash = `/${address}`;
    return;
  }
  window.history.replaceState(null, '', href(address));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const subscribe = (heard: () => void): (() => void) => {
  window.addEventListener('hashchange', heard);
  return () => window.removeEventListener('hashchange', heard);
};

export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => readAddress(hash), [hash]);
}

/** The same page with some filters changed; an empty one goes away. */
export function withQuery({ path, query }: Address, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return path.map(encodeURIComponent).join('/') + (text === '' ? '' : `?${text}`);
}
