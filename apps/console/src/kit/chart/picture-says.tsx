/** The sentence that says what a picture shows. */
import type { ReactNode } from "react";
import "./drawing.css";

/** Above its picture. */
export const PictureSays = ({ children }: { readonly children: ReactNode }) => (
  <p className="picture-says">{children}</p>
);
