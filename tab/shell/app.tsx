import { Button } from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { changed, useAsk } from '../api.ts';
import { KeptWords } from '../huddles/kept-words.tsx';
import type { LineState } from '../line.ts';
import { startLive } from '../live.ts';
import { PageSkeleton } from '../parts/skeletons.tsx';
import type { Surface } from '../teams.ts';
import { go, useAddress } from './address.ts';
import { Banners, LostConnection } from './banners.tsx';
import { type Key, KeysProvider, useKeys } from './keys.tsx';
import { PAGES, type Page } from './pages.ts';
import { Rail } from './rail.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { Search } from './search.tsx';
import { ToastProvider } from './toast.tsx';
import { type Me, WhoProvider } from './who.tsx';

const KeysHelp = lazy(() => import('./keys-help.tsx'));
const Stage = lazy(() => import('../huddles/stage.tsx'));

/** Asks who is here first; everything else depends on it. */
export function App({ surface }: { surface: Surface }) {
  const me = useAsk('neighbourhoods.me', {});
  if (me.data === undefined)
    return (
      <main className="alone">
        {me.refused === undefined ? <PageSkeleton /> : <RefusalNotice from={me} again={me.again} />}
      </main>
    );
  return <SignedIn me={me.data} surface={surface} />;
}

function SignedIn({ me, surface }: { me: Me; surface: Surface }) {
  const live = useLive(`${me.neighbourhood.id}:${me.member?.id ?? 'operator'}`);
  return (
    <WhoProvider me={me} surface={surface} live={live}>
      <KeysProvider>
        <ToastProvider>
          {surface === 'stage' ? (
            <Suspense fallback={<PageSkeleton />}>
              <LostConnection />
              <Stage />
            </Suspense>
          ) : (
            <Frame me={me} />
          )}
        </ToastProvider>
      </KeysProvider>
    </WhoProvider>
  );
}

/**
 * Hints make questions stale. When the line opens, at first and after each break, everything is asked anew: nobody told us
 * what changed before.
 */
function useLive(who: string): LineState {
  const client = useQueryClient();
  const [state, setState] = useState<LineState>('connecting');
  useEffect(() => {
    return startLive(who, {
      topics: (topics) => {
        for (const topic of topics) changed(client, topic);
      },
      state: (next) => {
        if (next === 'live') changed(client);
        setState(next);
      },
    });
  }, [client, who]);
  return state;
}

function Frame({ me }: { me: Me }) {
  const { path } = useAddress();
  const [help, setHelp] = useState(false);
  const pages = useMemo(() => PAGES.filter((page) => me.grants.includes(page.needs)), [me.grants]);
  const page = pages.find(({ name }) => name === path[0]) ?? pages[0];
  useKeys(
    'Everywhere',
    useMemo(() => pageKeys(pages, () => setHelp(true)), [pages]),
  );
  const shown = path.join('/');
  // In braces: newer browsers give back a promise, and React would take it for a clean-up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [shown]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the page
      </button>
      <header className="top">
        <b className="place">{me.neighbourhood.name}</b>
        <Search />
        <Button
          appearance="subtle"
          icon={<KeyboardRegular />}
          aria-label="Keys (?)"
          title="Keys (?)"
          onClick={() => setHelp(true)}
        />
      </header>
      <Rail pages={pages} here={page?.name ?? ''} />
      <main id="main" tabIndex={-1}>
        <LostConnection />
        <Banners />
        <KeptWords />
        <Suspense key={page?.name} fallback={<PageSkeleton />}>
          {page !== undefined && <page.show />}
        </Suspense>
      </main>
      {help && (
        <Suspense>
          <KeysHelp close={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}

const pageKeys = (pages: readonly Page[], help: () => void): Key[] => [
  { keys: '?', says: 'Show the keys', act: help },
  { keys: 'Escape', says: 'Leave a field, so that these keys work', act: () => {} },
  ...pages.map(({ key, label, name }) => ({
    keys: `g ${key}`,
    says: `Go to ${label}`,
    act: () => go(name),
  })),
];
