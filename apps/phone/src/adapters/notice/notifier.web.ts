/** Notices in a browser. */
import type { Clock, Notifier } from "@bluezone/device/ports";
import type { NoticeWords } from "./notice.ts";

/** None: a page tells its reader while it is open, and cannot when it is not. */
export const openNotifier = (_words: NoticeWords, _clock: Clock): Notifier => ({ notify: () => undefined });
