/** What notices of this phone say, in the language that is chosen when they are posted. No health word stands in them. */
import type { NoticeWords } from "../adapters/notice.ts";
import { preference } from "../phone/preference.ts";
import { wordsIn } from "./words.tsx";

const say = (key: string): string => wordsIn(preference("language")).t(key);

export const noticeWords: NoticeWords = {
  of: (notice) => ({ title: say(`notice.${notice}.title`), body: say(`notice.${notice}.body`) }),
  button: (button) => say(`notice.button.${button}`),
};
