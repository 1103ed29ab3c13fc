/** A figure in the reader's language: "21,4% +1,1", "9,8% (8,1–11,5)", "1.204", "ẩn số nhỏ", "chưa có". */
import type { Measure } from "@bluezone/contract/rollout/map-class";
import { decimal, integer, percent } from "@bluezone/vietnamese/number";
import { KIT } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { Value } from "./figure-value.ts";

/** The ways to say one. */
export type SayFigure = {
  /** With interval, and with the change where `change` is asked for. */
  readonly figure: (value: Value, measure: Measure, change?: boolean) => string;
  /** A bound of a class, or a target. */
  readonly plain: (value: number, measure: Measure) => string;
};

const sign = (text: string): string => (text.startsWith("-") ? `−${text.slice(1)}` : `+${text}`);

/** Says figures; shares with so many decimals. */
export function useSay(decimals = 1): SayFigure {
  const [locale] = useLocale();
  const t = useWords(KIT);
  const plain = (value: number, measure: Measure): string =>
    measure === "count" ? integer(value, locale) : percent(value, 0, locale);
  return {
    plain,
    figure(value, measure, change = false) {
      if (value.is !== "value") return t(value.is === "hidden" ? "hiddenSmall" : "noFigure");
      const count = measure === "count";
      const bare = (n: number): string => (count ? integer(n, locale) : decimal(n * 100, decimals, locale));
      const said = [count ? bare(value.value) : percent(value.value, decimals, locale)];
      if (value.low !== undefined && value.high !== undefined)
        said.push(`(${bare(value.low)}–${bare(value.high)})`);
      if (change && value.change !== null) said.push(sign(bare(value.change)));
      return said.join(" ");
    },
  };
}
