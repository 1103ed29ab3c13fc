/** A text in the two languages of every screen. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}
