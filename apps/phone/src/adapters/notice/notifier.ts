/** Notices of a phone to its resident. */
import type { Clock, Notifier } from "@bluezone/device/ports";
import { radioModule } from "../../../modules/radio/index.ts";
import { buttonsOf, type NoticeWords, onLockScreen } from "./notice.ts";

/** Posts notices through the radio module; none are posted while it has no native part. A text with a health word is not shown. */
export const openNotifier = (words: NoticeWords, clock: Clock): Notifier => ({
  notify(told) {
    const text = onLockScreen(words.of(told, clock.wall()));
    const buttons = buttonsOf(told.is).map((one) => ({ ...one, title: words.button(one.name) }));
    radioModule()?.notify({ key: told.is, ...text, buttons });
  },
});
