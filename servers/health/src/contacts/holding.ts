/** What is kept of somebody as a contact, as they may read it themselves. */
import { integer } from "@bluezone/vietnamese/number";
import type { Holding } from "../people/holding.ts";
import { day, facts, moment, opened, PARTS } from "../people/holding-words.ts";
import { fromMs } from "../tables.ts";
import { sourcesOf } from "./find-contacts.ts";
import { clustersOfContacts, contactsAbout, dropContactsAbout } from "./holding-store.ts";

const SOURCES = { interview: "phỏng vấn", app: "ứng dụng, do người này gửi", file: "tệp" };

const DISTANCES = {
  "under-1m": "dưới 1 m",
  "under-2m": "1 đến 2 m",
  "same-room": "cùng phòng kín hẹp",
  other: "xa hơn",
};
const MASKED = { yes: "có", no: "không", unknown: "không rõ" };
const SURE = { low: "thấp", medium: "vừa", high: "cao" };
const yesNo = (is: boolean): string => (is ? "có" : "không");

/** Contacts: when, how long, and how they were classed. */
export const CONTACTS: Holding = {
  table: "contact",
  title: "Người tiếp xúc",
  purpose: "Xếp loại, gọi hỏi thăm, hẹn xét nghiệm",
  until: "90 ngày sau lần ghi cuối",
  async rows(sql, person) {
    const rows = await contactsAbout(sql, person.id);
    const clusters = await clustersOfContacts(
      sql,
      rows.map(({ id }) => id),
    );
    return rows.map((row) =>
      facts(
        [
          "Nguồn",
          sourcesOf(row)
            .map((one) => SOURCES[one])
            .join("; "),
        ],
        ["Ngày tiếp xúc", day(row.day)],
        ["Buổi", row.part && PARTS[row.part]],
        ["Số phút", row.minutes === null ? null : integer(row.minutes, "vi")],
        ["Khoảng cách gần nhất", row.distance && DISTANCES[row.distance]],
        ["Cả hai đeo khẩu trang suốt lúc gặp", MASKED[row.masked]],
        ["Có chạm, hoặc ở chung nhà", yesNo(row.touched)],
        ["Chăm sóc mà chưa có đồ bảo hộ", yesNo(row.carer)],
        ["Ngày tiếp xúc ứng dụng đã gửi", day(row.sent_day)],
        ["Buổi ứng dụng đã gửi", row.sent_part && PARTS[row.sent_part]],
        ["Số phút ứng dụng đã gửi", row.sent_minutes === null ? null : integer(row.sent_minutes, "vi")],
        ["Ứng dụng chắc đến mức nào là đã ở gần", row.confidence && SURE[row.confidence]],
        ["Xếp loại", row.class === "none" ? "không xếp F1, F2" : (row.class ?? "chờ xếp loại")],
        ["Lý do", opened(person, `contact/${row.id}/reason`, row.reason)],
        ...clusters
          .filter(({ contact_id }) => contact_id === row.id)
          .map(({ name, added_ms }): readonly [string, string] => [
            "Trong chùm ca bệnh",
            `${name}, từ ${moment(fromMs(added_ms))}`,
          ]),
        ["Ghi chú", opened(person, `contact/${row.id}/note`, row.note)],
      ),
    );
  },
  drop: dropContactsAbout,
};
