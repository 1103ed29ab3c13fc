import assert from "node:assert/strict";
import { test } from "node:test";
import { DUTIES } from "@bluezone/policy/duty";
import { D55 } from "@bluezone/policy/key-message";
import fc from "fast-check";
import { LETTER_1313_TEXT } from "./letter-1313.ts";
import { splitLetterText } from "./split.ts";

const marks = (text: string): string =>
  splitLetterText(text)
    .map(({ mark }) => mark)
    .join(" · ");

test("letter 1313 splits into its 25 clauses, by the marks that its duties name", () => {
  assert.equal(
    marks(LETTER_1313_TEXT),
    "kính gửi · căn cứ · 1 · 2 · 3 · 4 · 5 · 6 · 6.1 · 6.2 · 6.3 · 6.4 · 6.5 · 6.6 · 6.7 · 6.8 · 6.9 · 7 · 7.1 · 7.2 · 7.2a · 7.2b · 7.2c · kết · nơi nhận",
  );
  const found = new Set(splitLetterText(LETTER_1313_TEXT).map(({ mark }) => mark));
  const missing = DUTIES.filter(
    ({ clause }) => !found.has(clause) && !["ngụ ý", "không có"].includes(clause),
  );
  assert.deepEqual(missing, []);
});

test("every duty's words stand in the clause that it names", () => {
  const texts = new Map(splitLetterText(LETTER_1313_TEXT).map(({ mark, text }) => [mark, text]));
  const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");
  for (const { id, clause, phrase } of DUTIES) {
    const text = texts.get(clause);
    if (text === undefined || phrase === undefined) continue;
    for (const piece of phrase.split("…"))
      assert.ok(folded(text).includes(folded(piece).trim()), `${id} in ${clause}: ${piece}`);
  }
});

test("the key message stands in clause 7.2b of the letter, byte for byte, and its signer is not named", () => {
  const clause = splitLetterText(LETTER_1313_TEXT).find(({ mark }) => mark === "7.2b");
  assert.ok(clause?.text.includes(`“${D55}”`));
  assert.match(LETTER_1313_TEXT, /PHÓ GIÁM ĐỐC\s+\(đã ký\)$/);
});

test("a letter that was pasted with broken lines is the same letter", () => {
  const broken = LETTER_1313_TEXT.replace(/(\p{Ll}{3},?) (?=\p{Ll}{2})/gu, (all, word: string, at: number) =>
    at % 5 === 0 ? `${word}\n` : all,
  );
  assert.notEqual(broken, LETTER_1313_TEXT);
  assert.deepEqual(splitLetterText(broken), splitLetterText(LETTER_1313_TEXT));
});

test("other offices' numbering is read: points, letters, Roman parts, marks that are written out", () => {
  for (const [text, expected] of [
    ["1. Một\n2. Hai\n3. Ba", "1 · 2 · 3"],
    ["1. Một\na) ý a\nb) ý b\n2. Hai\na) ý", "1 · 1a · 1b · 2 · 2a"],
    ["1. Một\n1.1. Con\n1.2. Con\n2. Hai\n2.1 Con", "1 · 1.1 · 1.2 · 2 · 2.1"],
    ["7.2. Đài\n7.2a. Tin bài\n7.2b. Phát", "7.2 · 7.2a · 7.2b"],
    ["I. Phần một\n1. Ý\n2. Ý\nII. Phần hai\n1. Ý\n- gạch", "I · I.1 · I.2 · II · II.1 · II.1.1"],
    ["1. Một\n- gạch\n+ cộng\n+ cộng\n- gạch\n+ cộng", "1 · 1.1 · 1.1a · 1.1b · 1.2 · 1.2a"],
    ["1. Một\n2. Hai\n1. Lại một", "1 · 2 · 1 (2)"],
    ["Không có số nào ở đây", "1"],
    ["- gạch\n- gạch", "1 · 2"],
    ["", ""],
    ["\n\n", ""],
    ["Căn cứ Nghị định 30/2020/NĐ-CP;\n1. Một", "căn cứ · 1"],
    ["1. Tăng 1.5 lần\nNăm 2020. Hết.", "1"],
  ] as const)
    assert.equal(marks(text), expected, text);
});

test("the sentence that leads to the numbers is kept, whatever it begins with; names of offices, number and date are not", () => {
  const head =
    "UBND TỈNH AN GIANG\nSỞ Y TẾ\nSố: 17/SYT-NV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Giang, ngày 28 tháng 12 năm 2020\nV/v tăng cường phòng, chống dịch bệnh trên địa bàn tỉnh\n";
  for (const opening of [
    "Thực hiện Công văn số 1366/UBND-KGVX, Ủy ban nhân dân tỉnh yêu cầu:",
    "Để phòng dịch trong dịp Tết, Sở Y tế đề nghị các đơn vị làm ngay như sau:",
  ]) {
    const kept = [
      { mark: "mở đầu", text: opening },
      { mark: "1", text: "Một." },
    ];
    assert.deepEqual(splitLetterText(`${head}${opening}\n1. Một.`), kept);
    assert.deepEqual(splitLetterText(`${head}\n${opening.replace(" tỉnh", "\ntỉnh")}\n\n1. Một.`), kept);
    assert.deepEqual(splitLetterText(`${head}${opening.replace(", Sở", ",\nSở")}\n1. Một.`), kept);
  }
});

test("a clause that runs on over a gap stays one clause, and words after the last are the letter's close", () => {
  assert.deepEqual(splitLetterText("1. Một việc\n\nnhằm điều hay.\n2. Hai.\n\nĐề nghị làm ngay."), [
    { mark: "1", text: "Một việc nhằm điều hay." },
    { mark: "2", text: "Hai." },
    { mark: "kết", text: "Đề nghị làm ngay." },
  ]);
});

test("of any text, every mark is there once, no clause is empty, and numbered words are all kept", () => {
  const word = fc.stringMatching(/^[a-zđê]{1,8}$/);
  const line = fc
    .tuple(fc.constantFrom("1. ", "2. ", "- ", "+ ", "a) ", "1.1. ", "I. ", "", "  "), word)
    .map((p) => p.join(""));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const clauses = splitLetterText(["1. đầu", ...lines].join("\n"));
      assert.equal(new Set(clauses.map(({ mark }) => mark)).size, clauses.length);
      const kept = clauses.map(({ text }) => text).join(" ");
      for (const { text } of clauses) assert.notEqual(text.trim(), "");
      for (const one of lines)
        assert.ok(kept.includes(one.trim().replace(/^(\d\.|[-+]|a\)|1\.1\.|I\.)\s/, "")), one);
    }),
  );
});

test("what stands before and after the numbers is kept where it has a meaning, with the lines that belong to it", () => {
  for (const [text, clauses] of [
    ["Nơi nhận: Sở", [["nơi nhận", "Nơi nhận: Sở"]]],
    [
      "Kính gửi: Sở\n\nvà huyện\n1. Một",
      [
        ["kính gửi", "Kính gửi: Sở và huyện"],
        ["1", "Một"],
      ],
    ],
    [
      "Kính gửi:\n- Sở;\n- Huyện\nV/v gì đó\n1. Một",
      [
        ["kính gửi", "Kính gửi:\n- Sở;\n- Huyện"],
        ["1", "Một"],
      ],
    ],
    [
      "1. Một\nNơi nhận:\n- Sở;\n- Lưu.\nGIÁM ĐỐC\nđã ký",
      [
        ["1", "Một"],
        ["nơi nhận", "Nơi nhận:\n- Sở;\n- Lưu."],
      ],
    ],
    [
      "1. Một\nNơi nhận: Sở\nGIÁM ĐỐC",
      [
        ["1", "Một"],
        ["nơi nhận", "Nơi nhận: Sở"],
      ],
    ],
    [
      "1. Một\nNơi nhận:\n- Sở",
      [
        ["1", "Một"],
        ["nơi nhận", "Nơi nhận:\n- Sở"],
      ],
    ],
    [
      "1. Một.\nĐề nghị làm.\nXin cảm ơn.",
      [
        ["1", "Một."],
        ["kết", "Đề nghị làm.\nXin cảm ơn."],
      ],
    ],
    [
      "1. Một\n\nĐề nghị làm.",
      [
        ["1", "Một"],
        ["kết", "Đề nghị làm."],
      ],
    ],
    ["1. Một.\nvà hai", [["1", "Một. và hai"]]],
    ["1. Một\nHai", [["1", "Một Hai"]]],
    ["Một câu.\nHai câu.", [["1", "Một câu.\nHai câu."]]],
  ] as const)
    assert.deepEqual(
      splitLetterText(text).map((clause) => [clause.mark, clause.text]),
      clauses,
      text,
    );
});

test("a dash belongs to the number above it, and after the last letter marks are numbers", () => {
  assert.equal(marks("1. Một\n- gạch\n1.1. Con\n- gạch"), "1 · 1.1 · 1.1 (2) · 1.1.1");
  assert.equal(
    marks(`1. Một\n${"+ cộng\n".repeat(24)}`)
      .split(" · ")
      .slice(-2)
      .join(" · "),
    "1y · 1.24",
  );
});
