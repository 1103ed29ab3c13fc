/** Where a link with a code leads: the code stands in the field, and nothing is asked before the tap on continue. */
import { useArrived } from "./arrived.ts";
import { Code } from "./code.tsx";

export function CodeLink() {
  const arrived = useArrived();
  if (arrived.is === "code") return <Code key={arrived.code} brought={arrived.code} />;
  return <Code key={arrived.is} {...(arrived.is === "waiting" ? {} : { problem: arrived.is })} />;
}
