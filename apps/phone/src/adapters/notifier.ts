/** Notices of a phone to its resident. */
import type { Clock, Notifier } from "@bluezone/device/ports";
import { radioModule } from "../../modules/radio/index.ts";
import { buttonsOf, type NoticeWords, noticeOf, onLockScreen } from "./notice.ts";

/** Posts notices through the radio module; none are posted while it has no native part. A text with a health word is not shown. */
export const openNotifier = (words: NoticeWords, clock: Clock): Notifier => ({
  notify(kind) {
    const text = onLockScreen(words.of(noticeOf(kind, clock.wall())));
    const buttons = buttonsOf(kind).map((one) => ({ ...one, title: words.button(one.name) }));
    radioModule()?.notify({ key: kind, ...text, buttons });
  },
});
