/** Words for an entry that is missing, on a tint: colour never stands alone. */
import type { ReactNode } from "react";
import "./quarantine.css";

/** The mark. */
export const Missing = ({ children }: { readonly children: ReactNode }) => (
  <span className="quarantine-missing">{children}</span>
);
