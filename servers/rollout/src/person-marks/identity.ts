/** Marks by which somebody could be recognised in words: numbers to call, numbers of papers, names, patient codes. */

/** What a text gives away, with where it stands: first character, and the one after its last. */
export type Identity = {
  readonly code: "phone_number" | "id_number" | "person_name" | "patient_code";
  readonly what: string;
  readonly at: readonly [from: number, to: number];
};

/** What is no name though it follows such a word: "chị em Hội Phụ nữ", "Bà Rịa", "miếu Bà Chúa Xứ", "bệnh nhân Covid-19". */
const NO_NAME = "Hội|Đoàn|Chi|Tổ|Ban|Rịa|Chúa|Covid|COVID|Bluezone";
const NAME = String.raw`\p{Lu}[\p{L}\p{M}]*`;
/** Numbers to call stand in their own part, read from the register of the day: in words they would outlive their end. */
const PATTERNS: readonly (readonly [Identity["code"], RegExp])[] = [
  ["phone_number", /(?<!\d)(?:\+84|0|1[89]00)(?:[ .-]?\d){4,10}(?!\d)/gu],
  ["id_number", /(?<!\d|\d[.,/-])\d{9}(?:\d{3})?(?!\d|[.,/-]\d)/gu],
  ["patient_code", /(?<![\p{L}\p{M}])(?:BN|bệnh nhân(?: số)?)\s?\d{1,6}(?!\d)/giu],
  [
    "person_name",
    new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[eE]m|[cC]ô|[cC]hú|[bB]ác|[cC]ụ|[bB]é|[bB]ệnh nhân|[hH]ọ tên:?)\s+(?!(?:${NO_NAME})(?![\p{L}\p{M}]))${NAME}(?:\s+${NAME})*`,
      "gu",
    ),
  ],
];

/** Everything in a text by which somebody could be recognised. A name is looked for after a word of address: "ông Ba". */
export function identities(text: string): readonly Identity[] {
  const found = PATTERNS.flatMap(([code, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: what, index }) => ({
      code,
      what,
      at: [index, index + what.length] as const,
    })),
  );
  // A number that may be two things is told once.
  return found.filter(
    (one, i) => !found.slice(0, i).some(({ at }) => at[0] < one.at[1] && one.at[0] < at[1]),
  );
}
