/** What is on the phone, in words: how much of what, of which days, and when it goes. */
import type { Holding, Holdings } from "@bluezone/device/engine/holdings";
import { Days, dayOf, Hours, plus } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { endMoment } from "../../words/moments.ts";
import type { Words } from "../../words/words.tsx";
import { shortDay } from "./dates.ts";

/** One kind of thing that is on the phone. */
export interface HeldLine {
  readonly what: Holding["what"];
  /** "Phút nghe máy khác: 1.204". */
  readonly title: string;
  readonly purpose: string;
  /** Of which days; null where it speaks of none. */
  readonly span: string | null;
  readonly goes: string;
}

/** The phone forgets once an hour: what is due may stand that much longer. */
const LATE = Hours(1);
/** How long after its end a key stays with the key server, as PRIVACY.md says. */
const ON_SERVER = Days(15);

function span({ from, to }: Holding, { t, lang }: Words): string | null {
  if (from === null || to === null) return null;
  const [first, last] = [shortDay(from, lang), shortDay(to, lang)];
  return first === last
    ? t("data:my-data.on", { day: last })
    : t("data:my-data.from-to", { from: first, to: last });
}

/** What is there, and the names of what is not. */
export function heldWords(
  { items, forgottenAfterDays }: Holdings,
  words: Words,
): { readonly lines: readonly HeldLine[]; readonly absent: string | null } {
  const { t, lang } = words;
  const titleOf = (what: Holding["what"]): string => t(`data:my-data.held.${what}.title`);
  const there = items.filter(({ count }) => count > 0);
  const absent = items.filter(({ count }) => count === 0).map(({ what }) => titleOf(what).toLowerCase());
  return {
    lines: there.map((item) => ({
      what: item.what,
      title: t("data:my-data.some", { title: titleOf(item.what), n: integer(item.count, lang) }),
      purpose: t(`data:my-data.held.${item.what}.what`),
      span: span(item, words),
      goes:
        item.goneBy === null
          ? t(`data:my-data.held.${item.what}.goes`, { days: forgottenAfterDays })
          : t("data:my-data.gone-by", { when: endMoment(plus(item.goneBy, LATE), lang) }),
    })),
    absent: absent.length === 0 ? null : absent.join(", "),
  };
}

/** The day on which the last of the shared keys has left the server; null when none was shared. */
export function leavesServer({ items }: Holdings, lang: Words["lang"]): string | null {
  const shared = items.find(({ what }) => what === "shared-keys");
  if (!shared || shared.count === 0 || shared.to === null) return null;
  return date(dayOf(plus(shared.to, ON_SERVER), "vietnam"), lang);
}
