/** The two papers of quarantine: the commitment form at its begin, the release paper at its end. */

import type { Unit } from "@bluezone/contract/units";
import type { OfficialPaper } from "@bluezone/paper/official";
import { seriousWords } from "@bluezone/policy/asked-symptoms";
import { on } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import type { Province } from "@bluezone/policy/province";
import { planFor, quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { unitName } from "@bluezone/policy/unit";
import { addDays, Day, type Day as DayType } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { type Phone, showPhone } from "@bluezone/vietnamese/phone";
import type { Person } from "../people/person.ts";
import type { QuarantineRow, QuarantineTestRow } from "./tables.ts";
import { courseDayOf, daysOf } from "./view.ts";

/** What a paper is written from. */
export type PaperOf = {
  readonly row: QuarantineRow;
  readonly person: Person;
  readonly tests: readonly QuarantineTestRow[];
  readonly unit: Unit;
  readonly above: Unit | undefined;
  readonly province: Pick<Province, "name" | "names" | "communes">;
  /** The day that stands on it. */
  readonly day: DayType;
  readonly disease: Disease;
};

/** What quarantine goes by, whatever the disease. */
const DECREE = "Nghị định số 101/2010/NĐ-CP của Chính phủ về áp dụng biện pháp cách ly y tế";
const vi = (day: number): string => date(day, "vi");

const basisOf = ({ row, disease }: PaperOf): string[] => {
  const { document } = quarantineRuleOn(disease, Day(row.rule_day));
  return [DECREE, ...disease.papers.basis, `${document} về thời gian cách ly`].map((one) => `Căn cứ ${one}`);
};
const placeOf = ({ place, site_name }: QuarantineRow): string =>
  place === "home" ? "tại nhà" : `tại ${site_name}`;

/** Lines on who it is; what is not known is left for a pen. */
function personLines({
  person: { name, birthYear, phone, address, commune },
  province,
  day,
}: Pick<PaperOf, "person" | "province" | "day">): string[] {
  const unit = on(province.communes, day).find(({ code }) => code === commune);
  const stays = [address, unit && unitName(unit).replace(/^./u, (first) => first.toLowerCase())]
    .filter((part) => part != null)
    .join(", ");
  return [
    `Họ và tên: ${name}. Năm sinh: ${birthYear ?? "………"}. Điện thoại: ${phone === null ? "………" : showPhone(phone as Phone)}.`,
    `Nơi ở: ${stays === "" ? "……………………" : stays}.`,
  ];
}

const headOf = ({ unit, above, province, day }: PaperOf, symbol: string) => ({
  parentBody: above?.name ?? province.names.health,
  issuer: unit.name,
  symbol,
  place: province.name,
  day,
  addressees: [],
  illustrative: unit.illustrative,
});
const paragraphs = (texts: readonly string[]) => texts.map((text) => ({ kind: "paragraph", text }) as const);

/** Bản cam kết cách ly, to be signed by the person. */
export function commitmentForm(of: PaperOf): OfficialPaper {
  const { row, person, unit } = of;
  const tests = planFor(quarantineRuleOn(of.disease, Day(row.rule_day)), Day(row.first_day), {
    vaccinated: row.vaccinated,
  }).tests.filter((test) => test.day <= row.last_day);
  const atHome = row.place === "home";
  return {
    kind: "commitment",
    ...headOf(of, "CK-TYT"),
    subject: "Thực hiện cách ly y tế",
    legalBasis: basisOf(of),
    body: [
      ...paragraphs([
        ...personLines(of),
        `Cách ly ${placeOf(row)} ${daysOf(row)} ngày, từ ngày ${vi(row.first_day)} đến hết ngày ${vi(row.last_day)}; hết cách ly từ 0 giờ ngày ${vi(addDays(Day(row.last_day), 1))}.`,
        "Trong những ngày ấy tôi sẽ:",
      ]),
      {
        kind: "list",
        items: [
          atHome
            ? "ở phòng riêng thoáng khí, giữ khoảng cách 2 m với người nhà;"
            : "ở phòng được xếp, giữ khoảng cách 2 m với người cùng nơi;",
          "đeo khẩu trang khi gặp người khác, rửa tay thường xuyên, dùng riêng chén đũa, khăn;",
          "đo nhiệt độ sáng và chiều, ghi lại hoặc báo cho trạm;",
          ...(tests.length === 0
            ? []
            : [`lấy mẫu xét nghiệm ngày ${tests.map((test) => vi(test.day)).join(", ")};`]),
          `báo trạm ngay khi ${of.disease.papers.signs.vi}; ${seriousWords(of.disease)} thì gọi 115.`,
        ],
      },
    ],
    closing: `${unit.name} thăm hỏi, hướng dẫn mỗi ngày và giữ kín thông tin của người cách ly`,
    signature: { title: "Người cam kết", name: person.name },
    recipients: ["Người cách ly", `Lưu: ${unit.name}`],
  };
}

const RESULTS = { negative: "âm tính", positive: "dương tính" } as const;
/** What a paper says of an end that is not the rule's. */
const ENDS: Partial<Record<NonNullable<QuarantineRow["end_kind"]>, string>> = {
  early: "Kết thúc sớm hơn quy định, theo quyết định của đơn vị y tế phụ trách.",
  reasoned: "Kết thúc theo quyết định của đơn vị y tế phụ trách.",
};

/** Giấy hoàn thành cách ly. The quarantine must have ended. */
export function releasePaper(of: PaperOf): OfficialPaper {
  const { row, tests, unit } = of;
  const last = Day(row.ended_day ?? row.last_day);
  const tested = tests.flatMap(({ result, ...test }) => (result === null ? [] : [{ ...test, result }]));
  const end = ENDS[row.end_kind ?? "rule"];
  return {
    kind: "certificate",
    ...headOf(of, "XN-TYT"),
    subject: "Hoàn thành cách ly y tế",
    legalBasis: basisOf(of),
    body: [
      ...paragraphs([
        `${unit.name} xác nhận:`,
        ...personLines(of),
        `Đã hoàn thành cách ly ${placeOf(row)} ${courseDayOf(row, last)} ngày, từ ngày ${vi(row.first_day)} đến hết ngày ${vi(last)}. Hết cách ly từ 0 giờ ngày ${vi(addDays(last, 1))}.`,
      ]),
      ...(end === undefined ? [] : paragraphs([end])),
      ...(tested.length === 0
        ? []
        : [
            {
              kind: "table",
              columns: ["Mẫu lấy ngày", "Kết quả", "Ngày có kết quả"],
              rows: tested.map(({ taken_day, result, result_day }) => [
                vi(taken_day),
                RESULTS[result],
                result_day === null ? "" : vi(result_day),
              ]),
            } as const,
          ]),
      ...(row.watch_day !== null && row.watch_day > last
        ? paragraphs([
            `Tự theo dõi sức khỏe tại nhà đến hết ngày ${vi(row.watch_day)}; có ${of.disease.papers.signs.vi}, ${seriousWords(of.disease)} thì gọi trạm.`,
          ])
        : []),
    ],
    closing: `${unit.name} cảm ơn sự hợp tác trong thời gian cách ly`,
    signature: { title: unit.type === "health-station" ? "Trạm trưởng" : "Giám đốc", name: "" },
    recipients: ["Người hoàn thành cách ly", `Lưu: ${unit.name}`],
  };
}
