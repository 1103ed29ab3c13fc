import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { enterDownloads } from "@bluezone/contract/rollout/figures";
import { enterNumbers, listNumbers } from "@bluezone/contract/rollout/numbers";
import {
  closeReport,
  exportReport,
  issueLetter,
  listPapers,
  paperDocx,
  paperPdf,
  previewReport,
  REPORT_FIGURES,
  type ReportFigure,
  traceFigure,
} from "@bluezone/contract/rollout/reports";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { parseInstant } from "@bluezone/protocol/time";
import { codeOf } from "@bluezone/server-kit/testing/code-of";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../testing/rollout.ts";
import { valueWords } from "./words.ts";

const desk = shared(() => testRollout());

const WEEK = "2020-12-27";
const at = (iso: string) => desk.clock.set(parseInstant(iso));
/** The words of a PDF, whatever its lines are. */
const wordsOf = (pdf: Uint8Array): string => pdfText(pdf).join("\n").normalize("NFC").replace(/\s+/g, " ");
const fileOf = async (path: string, who: { get(path: string): Promise<Response> }): Promise<Uint8Array> => {
  const answer = await who.get(path);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-disposition") ?? "", /^attachment/);
  return new Uint8Array(await answer.arrayBuffer());
};
async function send(code: string, given: Readonly<Record<string, unknown>> = {}) {
  const officer = await desk.as("unit-officer", code);
  await officer.post(enterNumbers, {
    unitId: desk.unit(code),
    week: WEEK,
    version: 0,
    clientId: randomUUID(),
    totals: { staff: 40, smartphones: 35, installed: 21, helped: 1_204, posters: 3 },
    ...given,
  });
}

/** The department's officer, who sits at the province's committee in the register, signed in now. */
async function department() {
  const officer = await desk.as("rollout-officer", "89-province-committee");
  assert.equal((await officer.again("recovery")).status, 200);
  return officer;
}
const ofProvince = () => ({ unitId: desk.unit("89-province-committee"), week: WEEK });

test("a week's report is the sum of its rows, stays as it was closed, and is read by whom it concerns", async (walk) => {
  await desk.alone(walk);
  await walk.test(
    "[D60] every figure of a week's report is the sum of the rows under it, and what nobody counted is not zero",
    async () => {
      at("2020-12-26T09:00:00+07:00");
      await send("889-culture-office", {
        difficulties: "Máy đời cũ không cài được.",
        proposals: "Cần thêm tờ rơi.",
      });
      await send("883-culture-office");
      const officer = await department();
      await officer.post(enterDownloads, {
        week: WEEK,
        source: "Google Play Console",
        rows: [
          { district: "883", count: 61_200 },
          { district: "889", count: 33_150 },
        ],
      });
      const { rollUp, closed } = await officer.post(previewReport, ofProvince());
      assert.equal(closed, null);
      assert.deepEqual(
        rollUp.figures.map(({ key }) => key),
        [...REPORT_FIGURES],
      );
      for (const figure of rollUp.figures) {
        const trace = await officer.post(traceFigure, { ...ofProvince(), key: figure.key, limit: 2_000 });
        assert.deepEqual(trace.figure, figure);
        assert.equal(trace.rows.length, figure.rows);
        if (figure.value.is === "count")
          assert.equal(
            trace.rows.reduce((sum, { n }) => sum + n, 0),
            figure.value.n,
            figure.key,
          );
      }
      const value = (key: string): ReportFigure["value"] | undefined =>
        rollUp.figures.find((one) => one.key === key)?.value;
      assert.deepEqual(value("installed"), { is: "count", n: 42, of: 70 });
      assert.deepEqual(value("downloads"), { is: "count", n: 94_350, of: 272_365 + 206_676 });
      assert.deepEqual(value("tallied"), { is: "none" });
      assert.deepEqual(value("active"), { is: "none" });
      assert.deepEqual(
        rollUp.difficulties.map(({ text }) => text),
        ["Máy đời cũ không cài được."],
      );
      const { total } = await officer.post(listNumbers, { week: WEEK });
      const reported = value("reported");
      assert.ok(reported?.is === "count" && reported.n === total);
    },
  );
  await walk.test(
    "[D60] the report on paper says what the screen said when it was closed, and stays so when a unit corrects itself",
    async () => {
      at("2020-12-27T16:59:59+07:00");
      let officer = await department();
      const { head, subject } = await officer.post(previewReport, ofProvince());
      const close = {
        ...ofProvince(),
        head: { ...head, signature: { ...head.signature, name: "(đã ký)" } },
        subject,
        difficulties: '- Máy đời cũ không cài được.\n- #import "@preview/x" *đậm* <script>',
        proposals: "Cần thêm tờ rơi.",
        firstNumber: 12,
      };
      assert.equal(await codeOf(officer.post(closeReport, close)), "too_early");
      at("2020-12-27T17:00:00+07:00");
      officer = await department();
      const screen = (await officer.post(previewReport, ofProvince())).rollUp.figures;
      const { paper } = await officer.post(closeReport, close);
      assert.equal(paper.number, 12);
      const pdf = wordsOf(await fileOf(paperPdf.path.replace(":id", paper.id), officer));
      assert.match(pdf, /Số: 12\/BC-STTTT/);
      assert.match(pdf, /BÁO CÁO NHANH/);
      assert.match(pdf, /An Giang, ngày 27 tháng 12 năm 2020/);
      for (const figure of screen)
        assert.ok(pdf.includes(valueWords(figure)), `${figure.key}: ${valueWords(figure)}`);
      assert.ok(pdf.includes("42 trên 70 (60,00%)"));
      assert.ok(pdf.includes('- #import "@preview/x" *đậm* <script>'));
      const docx = await fileOf(paperDocx.path.replace(":id", paper.id), officer);
      assert.deepEqual([...docx.subarray(0, 2)], [0x50, 0x4b]);

      assert.equal(await codeOf(officer.post(closeReport, close)), "conflict");
      const corrects = await desk.as("unit-officer", "889-culture-office");
      await corrects.again("recovery");
      await corrects.post(enterNumbers, {
        unitId: desk.unit("889-culture-office"),
        week: WEEK,
        version: 1,
        clientId: randomUUID(),
        totals: { staff: 40, smartphones: 35, installed: 30, helped: 1_204, posters: 3 },
      });
      const after = await officer.post(previewReport, ofProvince());
      assert.equal(after.closed?.id, paper.id);
      assert.deepEqual(after.rollUp.figures, screen);
      assert.equal(wordsOf(await fileOf(paperPdf.path.replace(":id", paper.id), officer)), pdf);
      assert.equal(after.nextNumber, 13);
    },
  );
  await walk.test("[D42] an office reports its own units and reads no other's papers", async () => {
    at("2020-12-29T08:00:00+07:00");
    const district = await desk.as("rollout-officer", "889-district-committee");
    const { rollUp, head } = await district.post(previewReport, {
      unitId: desk.unit("889-district-committee"),
      week: WEEK,
    });
    const installed = rollUp.figures.find(({ key }) => key === "installed");
    assert.deepEqual(installed?.value, { is: "count", n: 30, of: 35 });
    assert.equal(head.issuer, "Ủy ban nhân dân huyện Châu Phú");
    assert.equal(await codeOf(district.post(previewReport, ofProvince())), "not_found");
    const { papers } = await district.post(listPapers, {});
    assert.equal(papers.length, 0);
    const all = await (await department()).post(listPapers, {});
    const foreign = await district.get(paperPdf.path.replace(":id", all.papers[0]?.id ?? ""));
    assert.equal(foreign.status, 404);
    const reader = await desk.as("observer", "889-district-committee");
    assert.equal(
      await codeOf(
        reader.post(closeReport, {
          unitId: desk.unit("889-district-committee"),
          week: WEEK,
          head,
          subject: "x",
          difficulties: "",
          proposals: "",
        }),
      ),
      "not_allowed",
    );
  });
  await walk.test("a report that names somebody is not closed", async () => {
    const officer = await department();
    const { head } = await officer.post(previewReport, ofProvince());
    for (const [difficulties, proposals, code] of [
      ["Bà Nguyễn Thị Hoa không chịu cài.", "", "has_person"],
      ["", "Gọi 0912345678.", "has_phone"],
    ] as const)
      assert.equal(
        await codeOf(
          officer.post(closeReport, { ...ofProvince(), head, subject: "x", difficulties, proposals }),
        ),
        code,
      );
  });
  await walk.test("a report's rows come as CSV that no spreadsheet takes for formulas", async () => {
    const officer = await department();
    const { csv } = await officer.post(exportReport, ofProvince());
    const [heading, ...lines] = csv.trim().split("\r\n");
    assert.equal(heading, '"key","name","n","of"');
    assert.ok(lines.some((line) => /^"downloads","Châu Phú",33150,206676$/.test(line)));
    assert.ok(!/(^|,)"?[=+@]/m.test(csv));
  });
});

test("numbers of a series follow each other without a gap, also when papers come at once and when one fails", async () => {
  at("2020-12-28T08:00:00+07:00");
  const officer = await department();
  const { head } = await officer.post(previewReport, ofProvince());
  const letter = (more: Record<string, unknown> = {}) => ({
    unitId: desk.unit("89-province-committee"),
    clientId: randomUUID(),
    head: { ...head, symbol: "STTTT-KHTC" },
    subject: "tiếp tục đẩy mạnh tuyên truyền",
    body: "Sở đề nghị các đơn vị:\n- cài đặt Bluezone\n- bật Bluetooth",
    closing: "Trân trọng",
    firstNumber: 1_313,
    ...more,
  });
  const first = letter();
  const papers = await Promise.all(
    [letter(), letter(), letter(), first, first].map((one) => officer.post(issueLetter, one)),
  );
  assert.equal(
    await codeOf(officer.post(issueLetter, letter({ body: `${"x".repeat(8_001)}` }))),
    "does_not_fit",
  );
  const last = await officer.post(issueLetter, letter());
  const numbers = new Set([...papers, last].map(({ paper }) => paper.number));
  assert.deepEqual([...numbers].sort(), [1_313, 1_314, 1_315, 1_316, 1_317]);
  assert.equal(papers[3]?.paper.number, papers[4]?.paper.number);
  const { papers: register } = await officer.post(listPapers, { kind: "letter" });
  assert.equal(register.length, 5);
  at("2021-01-04T08:00:00+07:00");
  const next = await (await department()).post(issueLetter, letter({ firstNumber: 1 }));
  assert.equal(next.paper.number, 1);
  const text = wordsOf(await fileOf(paperPdf.path.replace(":id", next.paper.id), await department()));
  assert.match(text, /Số: 01\/STTTT-KHTC/);
  assert.match(text, /ngày 04 tháng 01 năm 2021/);
});
