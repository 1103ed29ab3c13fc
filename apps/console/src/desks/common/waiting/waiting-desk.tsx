/** A desk with what waits there. */
import { lazy, Suspense, useSyncExternalStore } from "react";
import type { WaitingDesk } from "../../../shell/waiting-desk.ts";
import { areNoticesOn, onNotices } from "./kept-notices.ts";

const Notices = lazy(async () => ({ default: (await import("./notices.tsx")).Notices }));

/** Loads what shows notices where somebody wants them: the first view has nothing of it. */
function Background({ desk }: { readonly desk: WaitingDesk }) {
  const on = useSyncExternalStore(onNotices, areNoticesOn);
  return on ? (
    <Suspense fallback={null}>
      <Notices desk={desk} />
    </Suspense>
  ) : null;
}

/** @param desk its endpoints, and where each kind is done. */
export const waitingDesk = (desk: Omit<WaitingDesk, "Background">): WaitingDesk => ({ ...desk, Background });
