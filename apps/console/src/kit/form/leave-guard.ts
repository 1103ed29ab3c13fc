/** Asks before a page with words that nobody has saved is left: by the menu, a link, back, or a reload. */
import { useRouter } from "@tanstack/react-router";
import { useContext, useEffect, useRef } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { ConfirmContext } from "../page/confirm.tsx";

type Leaving = Record<"currentLocation" | "nextLocation", { readonly pathname: string }>;

/** While `unsaved` says yes, leaving asks first. A change of what the address says beside its path is no leaving. */
export function useLeaveGuard(unsaved: () => boolean): void {
  const t = useWords(KIT);
  const confirm = useContext(ConfirmContext);
  const router: ReturnType<typeof useRouter> | undefined = useRouter({ warn: false });
  const latest = useRef({ unsaved, t });
  latest.current = { unsaved, t };
  useEffect(() => {
    if (!router || !confirm) return;
    let asking = false;
    return router.history.block({
      enableBeforeUnload: () => latest.current.unsaved(),
      async blockerFn({ currentLocation, nextLocation }: Leaving) {
        const { unsaved, t } = latest.current;
        if (asking) return true;
        if (currentLocation.pathname === nextLocation.pathname || !unsaved()) return false;
        asking = true;
        const leaves = await confirm({
          title: t("leaveTitle"),
          text: t("leaveText"),
          yes: t("leave"),
          no: t("leaveNot"),
          danger: true,
        });
        asking = false;
        return !leaves;
      },
    });
  }, [router, confirm]);
}
