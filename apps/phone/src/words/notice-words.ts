/** What notices of this phone say, in the language that is chosen when they are posted. No health word stands in them. */
import type { NoticeWords } from "../adapters/notice.ts";
import { preference } from "../phone/preference.ts";
import { wordsIn } from "./words.tsx";

export const noticeWords: NoticeWords = (notice) => {
  const { t } = wordsIn(preference("language"));
  return { title: t(`notice.${notice}.title`), body: t(`notice.${notice}.body`) };
};
