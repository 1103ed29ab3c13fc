/** Nothing here yet: says so in one sentence and offers the way on. */
import { IconInbox } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** `children` is the sentence; `action` the button that begins. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="state state-empty">
      <IconInbox size="2rem" aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}
