/**
 * By when a case must be reported to the ministry, and what of it the sources say. We have not read the circulars' own papers;
 * each figure is held against sources that quote them:
 * - Circular 54/2015/TT-BYT holds from 1 July 2016 (yhocthuongthuc.net/content/3277-Thong-tu-542015TT-BYT-cua-Bo-Y-te-huong-dan-che-do-thong-tin-bao-cao-va-khai-bao-benh-dich-.aspx).
 *   Its Appendix 1 lists what is reported "right after the diagnosis, at the latest within 24 hours", with what is new and of no
 *   known cause, and what is reported within 48 hours (luatsutuan.net/bao-cao-benh-truyen-nhiem-theo-thong-tu-54.html). Measles is
 *   in the first; neither names COVID-19.
 * - Decision 219/QĐ-BYT of 29 January 2020 puts COVID-19 into group A from its day on
 *   (english.luatvietnam.vn/decision-no-219-qd-byt-on-adding-the-acute-respiratory-infection-caused-by-new-strains-of-novel-coro-180169-doc1.html,
 *   the whole text). Group A is reported within 24 hours.
 * - Decision 3896/QĐ-BYT of 19 October 2023 moves it to group B on 20 October 2023 and ends decision 219
 *   (quangnamcdc.gov.vn, "Bộ Y tế ban hành quyết định chuyển COVID-19"; en.vietnamplus.vn/covid-19-officially-becomes-group-b-infectious-disease-post270093.vnp).
 *   No source says which of the two lists it is reported by since: 48 hours is to be confirmed.
 * - Circular 15/2026/TT-BYT (datafiles.chinhphu.vn/cpp/files/vbpq/2026/5/15-byt.pdf) ends circular 54/2015 on 1 July 2026, Article
 *   65. The hours of each disease are since then in decision 97/QĐ-PB of 30 June 2026, Appendix I, list 01: COVID-19 within 48 hours,
 *   measles within 24. A transcript says so, and that these hours do not follow from the group; the group by decision 1965/QĐ-BYT we
 *   did not find. The circular itself, in a transcript of its PDF (github.com/diepxuan/diepxuan.github.io at 43b2aef), leaves lists
 *   and forms to the Department of Disease Prevention (article 4), and asks for a death within 24 hours (article 10).
 * Circular 54/2015 also asks for reports of outbreaks and of each week and month; they are not entered.
 */
import type { WithValidity } from "./dated.ts";

/** The rule of a time for one disease. */
export type ReportRule = WithValidity<{
  readonly document: string;
  /** The decision that put the disease into its group. */
  readonly groupDocument: string;
  readonly group: "A" | "B";
  /** Hours from the diagnosis. */
  readonly hours: number;
  /** False where no source at hand states every figure: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;
