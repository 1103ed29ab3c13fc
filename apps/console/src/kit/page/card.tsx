/** A part of a page under its own name, such as a form or what can be done. */
import type { ReactNode } from "react";

/** `title` also names the part for who cannot see it. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
