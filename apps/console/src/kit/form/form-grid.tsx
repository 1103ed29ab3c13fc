/**
 * Fields side by side, as many as there is room for. Labels, hints, inputs and errors each have a line of their own across the
 * row (`form-grid.css`): a hint or an error of one field moves nothing of its neighbours.
 */
import type { ReactNode } from "react";
import "./form-grid.css";

/** `children` are fields. `narrow`: what is typed is short, such as a number or a day; more of them stand on a line. */
export const FormGrid = ({
  narrow = false,
  children,
}: {
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) => (
  <div className="fields" data-narrow={narrow || undefined}>
    {children}
  </div>
);
