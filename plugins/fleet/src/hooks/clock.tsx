import {
  createContext,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from 'react';

const TICK_MS = 1_000;

const ClockContext = createContext<number | undefined>(undefined);

interface ClockProviderProps {
  children: ReactNode;
  /** The time in milliseconds; tests give their own. */
  clock?: () => number;
}

/** One ticking clock for all the ages on a page. */
export function ClockProvider({
  children,
  clock = Date.now,
}: ClockProviderProps) {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return <ClockContext.Provider value={now}>{children}</ClockContext.Provider>;
}

/** The time now, again every second. */
export function useNow(): number {
  const now = useContext(ClockContext);
  if (now === undefined) {
    throw new Error('useNow needs a ClockProvider around it');
  }
  return now;
}
