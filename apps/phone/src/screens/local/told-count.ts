/** A count as it is read: a number, a small one that is hidden, or none yet. */
import type { ToldCount } from "@bluezone/contract/rollout/local";
import { integer } from "@bluezone/vietnamese/number";
import type { Words } from "../../words/words.tsx";

/** "1.204", "ẩn số nhỏ", "chưa có". */
export const toldCount = (count: ToldCount, { t, lang }: Words): string =>
  count.is === "shown" ? integer(count.value, lang) : t(`local:count.${count.is}`);
