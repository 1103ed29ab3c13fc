/** A bulletin's script to set; its station and texts are made up. */
import { D55 } from "@bluezone/policy/key-message";
import { parseDay } from "@bluezone/protocol/time";
import type { BulletinScript } from "../bulletin-sheet.ts";

/** Of two pages. */
export const SCRIPT: BulletinScript = {
  station: "Đài Truyền thanh huyện Châu Phú",
  title: "Bản tin 28/12",
  version: 3,
  priority: "thông thường",
  day: parseDay("2020-12-28"),
  seconds: 112,
  checksum: "4f27a1c0",
  parts: [
    { label: "nhạc hiệu 5 giây", text: "" },
    { label: "mở đầu", text: "Đây là Đài Truyền thanh huyện Châu Phú. Kính thưa quý vị và bà con," },
    ...Array.from({ length: 8 }, (_, i) => ({
      label: `C${i + 1}`,
      text: "Một là, ra chợ, đi xe, qua phà, bà con nhớ đeo khẩu trang, che kín cả mũi và miệng. - #x *y*",
    })),
    { label: "thông điệp bắt buộc", text: `Xin bà con lưu ý: ${D55}.`, locked: true },
    { label: "kết", text: "Xin cảm ơn bà con đã chú ý lắng nghe." },
  ],
  illustrative: true,
};
