/** The calls that somebody asked for, as they may read them themselves. */
import { integer } from "@bluezone/vietnamese/number";
import type { Holding } from "../people/holding.ts";
import {
  ALL_UNREADABLE,
  facts,
  madeOn,
  onDay,
  PARTS,
  readable,
  shownPhone,
} from "../people/holding-words.ts";
import { felt } from "../symptoms.ts";
import { destroyCalls } from "./asked-store.ts";
import { callIdsAbout, callsAbout } from "./holding-store.ts";
import { toldOf } from "./view.ts";

/** Calls with what was sent beside the number. */
export const CALLBACKS: Holding = {
  table: "callback",
  title: "Đề nghị gọi lại",
  purpose: "Gọi lại cho người đã đề nghị",
  until: "30 ngày sau khi gọi xong, nhiều nhất 60 ngày",
  async rows(sql, person, { keys, random, config: { disease } }) {
    const rows = await callsAbout(sql, person.id);
    return rows.map((row) => {
      const told = readable(() => toldOf(keys, random, row));
      return facts(
        ["Mã nhận", row.receipt],
        ["Gửi ngày", madeOn(row)],
        ...(told
          ? ([
              ["Điện thoại", shownPhone(told.phone)],
              ["Ngày tiếp xúc đã gửi", onDay(told.shared?.day)],
              ["Buổi", told.shared?.part ? PARTS[told.shared.part] : null],
              ["Số phút", told.shared?.minutes ? integer(told.shared.minutes, "vi") : null],
              ["Triệu chứng", told.symptoms && felt(disease, told.symptoms)],
            ] as const)
          : [ALL_UNREADABLE]),
      );
    });
  },
  async drop(trx, personId) {
    const ids = await callIdsAbout(trx, personId);
    if (ids.length > 0) await destroyCalls(trx, { ids });
  },
};
