/** What the frame of every page says: verbs, and what stands in place of a figure. The first view of a desk loads it. */
import { pairs } from "../catalog.ts";

/** Once each, for every catalog. */
export const FRAME = pairs({
  back: ["Quay lại", "Back"],
  clear: ["Bỏ chọn", "Clear selection"],
  column: ["Cột", "Column"],
  desk: ["Bàn triển khai", "Rollout desk"],
  fewLetters: ["Gõ vài chữ, không dấu cũng được", "Type a few letters, accents are not needed"],
  fieldMissing: ["Cần điền ô này.", "This field is needed."],
  figure: ["Số liệu", "Figure"],
  healthDesk: ["Bàn y tế", "Health desk"],
  hiddenSmall: ["ẩn số nhỏ", "small number hidden"],
  illustrative: ["số liệu minh họa", "illustrative data"],
  item: ["Mục", "Item"],
  later: ["Để sau", "Later"],
  more: ["Xem thêm", "Show more"],
  none: ["chưa có", "none yet"],
  note: ["Ghi chú", "Note"],
  reason: ["Lý do", "Reason"],
  retry: ["Thử lại", "Try again"],
  save: ["Lưu", "Save"],
  search: ["Tìm", "Search"],
});
