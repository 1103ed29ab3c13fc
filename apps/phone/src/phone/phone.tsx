/** The phone that the screens show: its newest state and its taps. */
import type { PhoneHandle } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";

const PhoneContext = createContext<PhoneHandle | null>(null);

export function PhoneProvider({
  handle,
  children,
}: {
  readonly handle: PhoneHandle;
  readonly children: ReactNode;
}) {
  return <PhoneContext.Provider value={handle}>{children}</PhoneContext.Provider>;
}

/** The phone itself. Throws outside of a PhoneProvider. */
export function usePhone(): PhoneHandle {
  const handle = useContext(PhoneContext);
  if (!handle) throw new Error("usePhone outside of PhoneProvider");
  return handle;
}

/** The newest state; the view is drawn again when it changes. `state()` must give the same object until then. */
export function usePhoneState(): PhoneState {
  const handle = usePhone();
  return useSyncExternalStore(handle.subscribe, handle.state);
}

/** Runs a tap and says whether it is on its way and whether it failed; a second tap meanwhile does nothing. */
export function useTap(): {
  readonly busy: boolean;
  readonly failed: boolean;
  run(tap: () => Promise<unknown>): Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  return {
    busy,
    failed,
    async run(tap) {
      if (busy) return false;
      setBusy(true);
      setFailed(false);
      try {
        await tap();
        return true;
      } catch {
        setFailed(true);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
