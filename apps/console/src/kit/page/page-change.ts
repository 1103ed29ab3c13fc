/** Another page is shown: what was asked over the one before has lost its sense. */
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** Calls `changed` when another page is about to be shown. Where there are no pages, as at the sign-in, nothing changes. */
export function usePageChange(changed: () => void): void {
  const router: ReturnType<typeof useRouter> | undefined = useRouter({ warn: false });
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(
    () =>
      router?.subscribe("onBeforeLoad", ({ pathChanged }) => {
        if (pathChanged) latest.current();
      }),
    [router],
  );
}
