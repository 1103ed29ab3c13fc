/** The measures of an official paper (decree 30/2020/NĐ-CP, annex I), as chosen within what it allows. Millimetres and points. */
export const FORM = {
  /** A4. */
  page: { width: 210, height: 297 },
  /** Allowed: 20–25 above and below, 30–35 left, 15–20 right. */
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  /** Widths of the head's two columns: issuer and state. Together the width of the text. */
  head: { left: 68, right: 97 },
  size: {
    /** Both lines of the issuer, the state's name: 12–13. */
    issuer: 12,
    state: 12.5,
    /** Motto, number, place and day: 13–14. */
    motto: 13.5,
    number: 13,
    place: 13.5,
    /** Subject of a letter: 12–13. Title and subject of other papers: 13–14. */
    letterSubject: 12,
    title: 14,
    /** Body, signature, page number: 13–14. */
    body: 14,
    signature: 14,
    pageNumber: 13,
    /** Nơi nhận: its label and its lines. */
    recipientsLabel: 12,
    recipients: 11,
    /** Tables: the decree sets nothing. */
    table: 12,
    note: 11,
  },
  /** First line of a paragraph: 10 or 12.7 mm. */
  indent: 12.7,
  /** Between paragraphs, at least 6 pt. */
  paragraphGap: 6,
  /** Line to line as a multiple of single spacing (1.15 em of Times): 1 to 1.5. */
  lineSpacing: 1.1,
  /** Single spacing of Times New Roman, in em. */
  single: 1.15,
} as const;

/** "Cộng hòa xã hội chủ nghĩa Việt Nam", as the head of every paper has it. */
export const STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/** The motto under it. */
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";
/** What papers with made-up figures say on every page. */
export const ILLUSTRATIVE = "số liệu minh họa";
