/** Another page is shown: what was asked over the one before has lost its sense. */
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** Calls `changed` when the address has become another page's. */
export function usePageChange(changed: () => void): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    changed();
  });
}
