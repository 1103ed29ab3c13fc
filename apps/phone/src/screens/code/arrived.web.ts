/** The link that opened the page: the page's own address, from which the code is taken away at once. */
import { router } from "expo-router";
import { useEffect, useState } from "react";
import type { ArrivedCode } from "./arrived.ts";
import { codeIn, withoutCode } from "./deep-link.ts";

/** Stands where a code stood in the path. */
const NO_CODE = "-";

/** The code stays in memory only: neither the address bar nor the history keeps it. */
export function useArrived(): ArrivedCode {
  const [code] = useState(() => codeIn(location));
  useEffect(() => {
    const clean = () => {
      // The router keeps the parts of the address as well; a part of the path cannot be empty.
      const inPath = withoutCode(location) !== location.pathname;
      router.setParams({ c: undefined, "#": "", ...(inPath ? { code: NO_CODE } : {}) });
      history.replaceState(history.state, "", withoutCode(location));
    };
    clean();
    // The router writes the address it started from once more, after everything inside has been drawn.
    const timer = setTimeout(clean);
    return () => clearTimeout(timer);
  }, []);
  return code === undefined ? { is: "no-code" } : { is: "code", code };
}
