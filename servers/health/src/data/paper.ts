/** The answer to a request on paper, for the person to take along. */
import { type DataRequest, type HeldTable, requestNumber } from "@bluezone/contract/health/data";
import type { Block, OfficialPaper } from "@bluezone/paper/official";
import type { Province } from "@bluezone/policy/province";
import { dayOf, type Instant, parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";

/** Names of tables of `erased` that are no holding. */
const OTHERS: Readonly<Record<string, string>> = {
  person: "Họ tên, năm sinh, điện thoại, nơi ở",
  person_reading: "Nhật ký ai đã xem",
};

const KINDS = { see: "xem dữ liệu", correct: "sửa dữ liệu", delete: "xóa dữ liệu" };

/** The paper. `held` is empty for a deletion: what was counted says it. */
export function answerPaper(
  request: DataRequest,
  held: readonly HeldTable[],
  titles: Readonly<Record<string, string>>,
  {
    unitName,
    above,
    province,
    now,
    illustrative,
  }: {
    readonly unitName: string;
    /** The unit above it, as on all papers of this unit; undefined for the one at the top. */
    readonly above: string | undefined;
    readonly province: Pick<Province, "name" | "names">;
    readonly now: Instant;
    readonly illustrative: boolean;
  },
): OfficialPaper {
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  const at = parseInstant(request.asked);
  const asked = `${clock(wallTime(at, "vietnam"))} ngày ${date(dayOf(at, "vietnam"), "vi")}`;
  const body: Block[] = [
    paragraph(`Yêu cầu số ${requestNumber(request.id)}, nhận lúc ${asked}: ${KINDS[request.kind]}.`),
  ];
  if (request.state === "refused")
    body.push(
      paragraph(`Chưa làm theo yêu cầu được, vì: ${request.refusal ?? ""}`),
      paragraph("Nếu không đồng ý, có thể gửi đơn đến cơ quan chuyên trách bảo vệ dữ liệu cá nhân."),
    );
  if (request.erased)
    body.push(
      paragraph("Đã xóa, không khôi phục được, kể cả từ bản sao lưu. Số dòng trước và sau khi xóa:"),
      {
        kind: "table",
        columns: ["Dữ liệu", "Trước", "Sau"],
        rows: request.erased.map(({ table, before, after }) => [
          titles[table] ?? OTHERS[table] ?? table,
          { integer: before },
          { integer: after },
        ]),
      },
    );
  else
    for (const { title, purpose, until, rows } of held) {
      body.push({ kind: "heading", text: `${title} (${integer(rows.length, "vi")})` });
      body.push(paragraph(`Dùng để: ${purpose}. Giữ đến: ${until}.`));
      for (const { facts } of rows)
        body.push({ kind: "list", items: facts.map(({ label, value }) => `${label}: ${value}`) });
    }
  return {
    kind: "notice",
    parentBody: above ?? province.names.health,
    issuer: unitName,
    symbol: "TB-TYT",
    place: province.name,
    day: dayOf(now, "vietnam"),
    subject: "Trả lời yêu cầu về dữ liệu cá nhân",
    addressees: [],
    legalBasis: ["Căn cứ Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"],
    body,
    closing: "Trả lời này không mất phí",
    signature: { title: "Người phụ trách", name: "" },
    recipients: ["Người yêu cầu", "Lưu: VT"],
    illustrative,
  };
}
