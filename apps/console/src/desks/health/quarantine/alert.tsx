/** A fever or symptoms: bold, with a sign, so that neither weight nor colour stands alone. */
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import "./quarantine.css";

/** The mark. */
export const Alert = ({ children }: { readonly children: ReactNode }) => (
  <strong className="quarantine-alert">
    <IconAlertTriangle size="1.125rem" aria-hidden />
    {children}
  </strong>
);
