import {
  FluentProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { go } from './shell/address.ts';
import { App } from './shell/app.tsx';
import { NotInTeams, showFault } from './shell/outside.tsx';
import { type Frame, joinTeams, onTheme, type Theme } from './teams.ts';
import './look.css';

const THEMES = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** An answer is fresh until a hint says otherwise; focus and reconnection ask again. The browser's idea of "offline" is not ours. */
const client = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: 15_000, retry: 2, retryDelay: 800 },
    mutations: { networkMode: 'always' },
  },
});

function Tab({ frame }: { frame: Frame }) {
  const [theme, setTheme] = useState<Theme>(frame.theme);
  useEffect(() => {
    if (frame.surface !== 'none') onTheme(setTheme);
  }, [frame.surface]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <FluentProvider theme={THEMES[theme]} className="tab">
      <QueryClientProvider client={client}>
        {frame.surface === 'none' ? <NotInTeams /> : <App surface={frame.surface} />}
      </QueryClientProvider>
    </FluentProvider>
  );
}

const place = document.getElementById('tab');
if (place !== null) {
  const root = createRoot(place, { onUncaughtError: (error) => showFault(place, error) });
  const frame = await joinTeams();
  if (window.location.hash === '') go(frame.address ?? 'today', 'replace');
  root.render(<Tab frame={frame} />);
}
