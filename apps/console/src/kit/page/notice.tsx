/** Something that has to be seen before one goes on: a tint, a bar at its edge, and words. The one box of its kind. */
import type { ReactNode } from "react";
import "./notice.css";

/**
 * `label` makes it a part of the page under that name. `role`: "status" where it comes while somebody reads. `row`: its parts
 * stand beside each other, such as a sentence and the way to what it is about.
 */
export function Notice({
  label,
  role,
  row = false,
  children,
}: {
  readonly label?: string;
  readonly role?: "status";
  readonly row?: boolean;
  readonly children: ReactNode;
}) {
  const Box = label === undefined ? "div" : "section";
  return (
    <Box
      className={`notice ${row ? "row" : "stack"}`}
      {...(role === undefined ? {} : { role })}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      {children}
    </Box>
  );
}
