import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { addMinutes, type Day, type Instant, machineNow, minutesBetween } from '../../src/core/day.ts';
import type { Grant } from '../../src/core/grants.ts';
import type { Output } from '../api.ts';
import type { LineState } from '../line.ts';
import type { Surface } from '../teams.ts';

export type Me = Output<'neighbourhoods.me'>;
type Who = {
  me: Me;
  surface: Surface;
  live: LineState;
  /** What to show is asked of the same grants that the server checks; the server is the one that decides. */
  may(grant: Grant): boolean;
  /** Minutes that the neighbourhood's clock is ahead of this machine's (practice clock, or a wrong machine). */
  aheadMinutes: number;
};
const WhoContext = createContext<Who | undefined>(undefined);

export function WhoProvider({
  me,
  surface,
  live,
  children,
}: {
  me: Me;
  surface: Surface;
  live: LineState;
  children: ReactNode;
}) {
  const aheadMinutes = useMemo(() => minutesBetween(machineNow(), me.now), [me.now]);
  const who = useMemo<Who>(
    () => ({ me, surface, live, aheadMinutes, may: (grant) => me.grants.includes(grant) }),
    [me, surface, live, aheadMinutes],
  );
  return <WhoContext value={who}>{children}</WhoContext>;
}

export function useWho(): Who {
  const who = useContext(WhoContext);
  if (who === undefined) throw new Error('useWho outside WhoProvider');
  return who;
}
export const useToday = (): Day => useWho().me.today;

/** The neighbourhood's time, ticking. */
export function useNow(everyMs: number): Instant {
  const { aheadMinutes } = useWho();
  const [now, setNow] = useState(machineNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(machineNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return addMinutes(now, aheadMinutes);
}
