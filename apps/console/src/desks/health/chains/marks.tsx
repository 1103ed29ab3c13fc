/** The marks of the picture: class by shape, outcome by a cross or a ring, how sure by the line. None leans on colour alone. */
import type { ChainCase, Sureness } from "@bluezone/contract/health/chains";

/** Half of a mark's width, in the picture's units. */
const RADIUS = 7;

/** The line of a link, by how sure it is. */
export const DASHES: Readonly<
  Record<Sureness, { readonly strokeWidth: number; readonly strokeDasharray?: string }>
> = {
  confirmed: { strokeWidth: 3 },
  probable: { strokeWidth: 2, strokeDasharray: "8 4" },
  possible: { strokeWidth: 2, strokeDasharray: "2 4" },
};

function Shape({ of }: { readonly of: ChainCase["class"] }) {
  if (of === "confirmed") return <circle r={RADIUS} className="chain-mark" />;
  if (of === "probable")
    return <rect x={-6} y={-6} width={12} height={12} transform="rotate(45)" className="chain-mark" />;
  return <circle r={RADIUS - 1} className="chain-mark chain-open" />;
}

/** The mark of a case, around 0, 0. */
export function CaseMark({ class: of, outcome }: Pick<ChainCase, "class" | "outcome">) {
  return (
    <>
      <Shape of={of} />
      {outcome === "died" && <path d="M-10,-10 L10,10 M-10,10 L10,-10" className="chain-cross" />}
      {outcome === "recovered" && <circle r={RADIUS + 3.5} className="chain-ring" />}
    </>
  );
}
