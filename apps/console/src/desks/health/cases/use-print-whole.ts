/** A record on paper: every part of it is read and drawn first, then printed. On the screen only the part in sight is read. */
import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** How long nothing may be asked before the page counts as whole, in ms: parts that were just drawn begin to ask within it. */
const QUIET = 200;

/** Whether every part is drawn, and what prints them. */
export function usePrintWhole(): readonly [boolean, () => void] {
  const [whole, setWhole] = useState(false);
  const asking = useIsFetching();
  useEffect(() => {
    if (!whole || asking > 0) return;
    const quiet = setTimeout(() => {
      print();
      setWhole(false);
    }, QUIET);
    return () => clearTimeout(quiet);
  }, [whole, asking]);
  return [whole, () => setWhole(true)];
}
