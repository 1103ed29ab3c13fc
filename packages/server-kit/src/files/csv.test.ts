import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CsvError, readCsv, readCsvHead, readLongCsv, writeCsv } from "./csv.ts";

test("a table is read whatever the spreadsheet made of it", () => {
  const wanted = [{ row: 2, values: { code: "30337", name: "Thị trấn An Phú" } }];
  for (const text of [
    "code,name\n30337,Thị trấn An Phú\n",
    "\ufeffName;Code;else\r\nThị trấn An Phú;30337;1\r\n\r\n",
    'CODE\tNAME\n"30337"\t"Thị trấn An Phú"',
    `code,name\n30337,${"Thị trấn An Phú".normalize("NFD")}`,
  ])
    assert.deepEqual(readCsv(text, ["code", "name"]), wanted, text);
  assert.deepEqual(readCsv("code,name\n30337\n", ["code", "name"])[0]?.values, { code: "30337", name: "" });
  assert.equal(readCsv('code,name\n1,"a\nb"\n2,c', ["code", "name"])[1]?.row, 3);
});

test("what is no table, lacks a column or is too long is refused with one sentence", () => {
  assert.throws(
    () => readCsv("a,b\n1,2", ["code"]),
    new CsvError("The table has no column code.", "columns"),
  );
  assert.throws(() => readCsv('code\n"unclosed', ["code"]), CsvError);
  assert.throws(() => readCsv(`code\n${"1\n".repeat(12)}`, ["code"], { most: 10 }), CsvError);
  assert.throws(() => readCsv(`code\n${"x".repeat(30_000)}`, ["code"]), CsvError);
  assert.deepEqual(readCsv("code\n1", ["code", "note"], { needed: ["code"] })[0]?.values.note, "");
});

test("a cell that looks like a formula comes out as text, a negative number as a number", () => {
  const text = writeCsv(["a", "b"], [{ a: '=HYPERLINK("x")', b: -3 }]);
  assert.equal(text, `"a","b"\r\n"'=HYPERLINK(""x"")",-3\r\n`);
  for (const sign of ["+", "-", "@"]) assert.match(writeCsv(["a"], [{ a: `${sign}1` }]), /\n"'/);
});

/** The cells of a line as a spreadsheet has them that was told to cut at `sign`: quotes count at the beginning of a cell alone (RFC 4180 2.5). */
function cellsAt(text: string, sign: string): readonly string[] {
  const cells: string[] = [];
  let [cell, inside, fresh] = ["", false, true];
  for (const char of text) {
    if (char === '"' && (fresh || inside)) inside = !inside;
    else if (!inside && (char === sign || char === "\r" || char === "\n")) {
      cells.push(cell);
      [cell, fresh] = ["", true];
      continue;
    } else cell += char;
    fresh = false;
  }
  return [...cells, cell];
}

test("V20: no cell that leaves begins a formula, whichever sign a spreadsheet cuts at: not after blanks, controls, another sign, a line, nor in small forms", () => {
  const hostile = [
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "＠x",
    "﹦1+1",
    "﹢1",
    "﹣1",
    "﹫x",
  ].flatMap((formula) =>
    [
      "",
      "x;",
      "x\t",
      "x,",
      "x\n",
      "x\r",
      " ",
      "\u00a0",
      "\t",
      "\u200b",
      "\0",
      "\x01",
      "\b",
      "\x7f",
      "x;\u0085",
      "x; ",
      'x;"',
      "'x;",
      'x";"',
      "x;\u00a0",
    ].map((before) => before + formula),
  );
  for (const sign of [",", ";"])
    for (const cell of hostile) {
      const text = writeCsv(["a", "b", "c"], [{ a: 1, b: cell, c: cell }], sign);
      for (const cut of [",", ";", "\t", "|"])
        for (const one of cellsAt(text, cut))
          assert.doesNotMatch(
            one,
            /^[\s\p{Cc}\u200b"]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u,
            `${JSON.stringify(text)} cut at ${cut}`,
          );
      assert.match(text, /^"a".*\r\n1.".*"\r\n$/s, "every text is quoted");
    }
});

test("V5: a row or a heading of a million cells is refused at once", async () => {
  for (const text of [`code\n${",".repeat(1_000_000)}`, `code${",".repeat(1_000_000)}\n1`]) {
    assert.throws(
      () => readCsv(text, ["code"]),
      new CsvError("This is not a table of comma-separated values."),
    );
    await assert.rejects(readLongCsv(pieces(text, 16_384), ["code"]), CsvError);
  }
});

test("a heading is read with its sign, and a table is written with another sign and with such headings", () => {
  const head = readCsvHead(new TextEncoder().encode('\ufeff"Mã; mẫu";Xã, phường\r\n1;2'));
  assert.deepEqual(head, { sign: ";", headings: ["Mã; mẫu", "Xã, phường"] });
  const [a = "", b = ""] = head.headings;
  assert.equal(
    writeCsv([a, b], [{ [a]: "1;2", [b]: "3,4" }], ";"),
    '"Mã; mẫu";"Xã, phường"\r\n"1;2";"3,4"\r\n',
  );
});

test("what is written is read again", () => {
  const signs = fc.string({ unit: fc.constantFrom(..."=-@＝'\"; ,\t\n\u00a0x"), maxLength: 12 });
  const cell = fc
    .oneof(fc.string({ unit: "grapheme", maxLength: 20 }), signs)
    .map((s) => s.normalize("NFC").trim());
  fc.assert(
    fc.property(fc.array(fc.record({ a: cell, b: cell }, { noNullPrototype: true })), (rows) => {
      const read = readCsv(writeCsv(["a", "b"], rows), ["a", "b"]).map(({ values }) => values);
      assert.deepEqual(
        read,
        rows.filter(({ a, b }) => a !== "" || b !== ""),
      );
    }),
  );
});

/** The bytes of a text in pieces of so many. */
function* pieces(text: string, size: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

test("a table in pieces is the same table, wherever it is cut", async () => {
  const text = '\ufeffMã;Họ tên;else\r\n1;"Thị trấn; An Phú\n"" 2";x\r\n;;\r\n3;Phú Tân\r\n';
  const headings = { code: ["mã"], name: ["họ tên"] };
  const whole = readCsv(text, ["code", "name"], { headings });
  assert.equal(whole.length, 2);
  // The first piece has the heading.
  for (let size = 20; size < 90; size += 1)
    assert.deepEqual(await readLongCsv(pieces(text, size), ["code", "name"], { headings }), whole);
});

test("a table in pieces is refused for what a whole one is", async () => {
  const refused = (text: string, most = 10) =>
    readLongCsv(pieces(text, 16), ["code"], { most }).then(
      () => "read",
      (thrown: unknown) => (thrown instanceof CsvError ? thrown.why : thrown),
    );
  assert.equal(await refused("a,b\n1,2"), "columns");
  assert.equal(await refused('code\n"unclosed and long enough for a second piece'), "form");
  assert.equal(await refused(`code\n${"1\n".repeat(10)}`), "read");
  assert.equal(await refused(`code\n${"1\n".repeat(12)}`), "rows");
  assert.equal(await refused(`code\n${"1\n".repeat(1_000)}`), "rows");
  assert.equal(await refused(`code\n${"x".repeat(30_000)}`), "form");
  assert.equal(await refused(""), "columns");
});

test("others have their turn while a large table is read", async () => {
  const text = `code,name\n${"30337,Thị trấn An Phú\n".repeat(20_000)}`;
  let [reading, turns] = [true, 0];
  const others = async (): Promise<void> => {
    while (reading) {
      turns += 1;
      await new Promise((next) => setImmediate(next));
    }
  };
  const all = others();
  const rows = await readLongCsv(pieces(text, 65_536), ["code", "name"]);
  reading = false;
  await all;
  assert.equal(rows.length, 20_000);
  // 540 kB are nine pieces: as many turns at least.
  assert.ok(turns >= 9, `${turns} turns`);
});

test("signs inside of a heading's quotation marks do not separate cells", async () => {
  const text = '"xã, phường, thị trấn";"người"\r\n"Mỹ Hòa; Tây";"An"\r\n';
  const headings = { code: ["xã, phường, thị trấn"], name: ["người"] };
  const rows = readCsv(text, ["code", "name"], { headings });
  assert.deepEqual(
    rows.map(({ values }) => values),
    [{ code: "Mỹ Hòa; Tây", name: "An" }],
  );
  assert.deepEqual(await readLongCsv(pieces(text, 60), ["code", "name"], { headings }), rows);
  assert.equal(readCsvHead(Buffer.from(text)).sign, ";");
});
