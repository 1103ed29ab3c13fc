/** What notices of this phone say, in the language that is chosen when they are posted. No health word stands in them. */
import { type NoticeWords, noticeOf } from "../adapters/notice/notice.ts";
import { preference } from "../preference.ts";
import { lengthOf, sinceMoment } from "./moments.ts";
import { wordsIn } from "./words.tsx";

export const noticeWords: NoticeWords = {
  of(told, now) {
    const { t, lang } = wordsIn(preference("language"));
    const notice = noticeOf(told, now);
    const facts =
      told.is === "bluetooth-off"
        ? { since: sinceMoment(told.since, now, lang), worked: lengthOf(told.workedToday, lang) }
        : { since: "", worked: "" };
    return { title: t(`notice.${notice}.title`, facts), body: t(`notice.${notice}.body`, facts) };
  },
  button: (button) => wordsIn(preference("language")).t(`notice.button.${button}`),
};
