/** Downloads as typed by district, and as they are sent. */
import { typedNumber } from "../../../kit/form/typed-number.ts";

/** The districts that have a number; empty fields are left out. */
export const downloadsOf = (
  typed: Readonly<Record<string, string>>,
): readonly { readonly district: string; readonly count: number }[] =>
  Object.entries(typed).flatMap(([district, text]) => {
    const count = typedNumber(text);
    return count === undefined ? [] : [{ district, count }];
  });

/** A typed percentage as a share of 1: "30", "30,5" or "30.5"; undefined unless it is above 0 and at most 100. */
export function typedShare(typed: string): number | undefined {
  const bare = typed.trim().replace("%", "").replace(",", ".").trim();
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(bare)) return undefined;
  const share = Number(bare) / 100;
  return share > 0 && share <= 1 ? share : undefined;
}
