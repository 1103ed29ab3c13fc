import { test } from "node:test";
import { readAloud } from "../testing/read-aloud.ts";

test("a time is said with giờ, however it is written", () =>
  readAloud(`
    14:30 → mười bốn giờ ba mươi
    14 giờ 30 → mười bốn giờ ba mươi
    14h30 → mười bốn giờ ba mươi
    14g30 → mười bốn giờ ba mươi
    14 h 30 → mười bốn giờ ba mươi
    14 giờ 30 phút → mười bốn giờ ba mươi phút
    14h30' → mười bốn giờ ba mươi phút
    05:30 → năm giờ ba mươi
    5:30 → năm giờ ba mươi
    11:15 → mười một giờ mười lăm
    17:00 → mười bảy giờ
    17h00 → mười bảy giờ
    17h → mười bảy giờ
    17 giờ → mười bảy giờ
    0 giờ → không giờ
    00:00 → không giờ
    7:05 → bảy giờ năm phút
    14 giờ 05 → mười bốn giờ năm phút
    14 giờ 05 phút → mười bốn giờ năm phút
    05:31 → năm giờ ba mươi mốt
    19 giờ 45 → mười chín giờ bốn mươi lăm
    23:59:58 → hai mươi ba giờ năm mươi chín phút năm mươi tám giây
    7 giờ 20 phút → bảy giờ hai mươi phút
    1 giờ 5 phút → một giờ năm phút
  `));

test("spans of time, times with a day, and what is no time", () =>
  readAloud(`
    05:15–07:00 → năm giờ mười lăm đến bảy giờ
    11:15 - 11:45 → mười một giờ mười lăm đến mười một giờ bốn mươi lăm
    14h–15h → mười bốn giờ đến mười lăm giờ
    14–15 giờ → mười bốn đến mười lăm giờ
    từ 8 giờ đến 17 giờ → từ tám giờ đến mười bảy giờ
    17 giờ 27/12/2020 → mười bảy giờ ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    tính đến 17h ngày 27/12 → tính đến mười bảy giờ ngày hai mươi bảy tháng mười hai
    05:30, 11:15 và 17:00 → năm giờ ba mươi, mười một giờ mười lăm và mười bảy giờ
    25:00 → hai mươi lăm trên không
    72 giờ → bảy mươi hai giờ
    72h → bảy mươi hai giờ
  `));
