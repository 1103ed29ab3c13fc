import { test } from "node:test";
import { readAloud } from "../testing/read-aloud.ts";

test("a date is said with ngày, tháng and năm, and ngày only once", () =>
  readAloud(`
    27/12/2020 → ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    ngày 27/12/2020 → ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    ngày 04/01/2021 → ngày bốn tháng một năm hai ngàn không trăm hai mươi mốt
    5/4/2021 → ngày năm tháng tư năm hai ngàn không trăm hai mươi mốt
    27-12-2020 → ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    27.12.2020 → ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    2020-12-27 → ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    01/07/2025 → ngày một tháng bảy năm hai ngàn không trăm hai mươi lăm
    hôm 3/1/2021 → hôm ba tháng một năm hai ngàn không trăm hai mươi mốt
    ngày 04 tháng 01 năm 2021 → ngày bốn tháng một năm hai ngàn không trăm hai mươi mốt
    ngày 28 tháng 12 năm 2020 → ngày hai mươi tám tháng mười hai năm hai ngàn không trăm hai mươi
    30/4/1975 → ngày ba mươi tháng tư năm một ngàn chín trăm bảy mươi lăm
  `));

test("a day and a month are a date where the words around them say so", () =>
  readAloud(`
    27/12 → ngày hai mươi bảy tháng mười hai
    ngày 3/1 → ngày ba tháng một
    Chủ nhật 27/12 → Chủ nhật ngày hai mươi bảy tháng mười hai
    thứ Hai 28/12 → thứ Hai ngày hai mươi tám tháng mười hai
    thứ Hai, 4/1 → thứ Hai, ngày bốn tháng một
    chiều 2/1 → chiều ngày hai tháng một
    đến 3/1 → đến ngày ba tháng một
    trước 5/4 → trước ngày năm tháng tư
    từ 1/2 đến 5/2 → từ ngày một tháng hai đến ngày năm tháng hai
    18 giờ 22/12 → mười tám giờ ngày hai mươi hai tháng mười hai
    17 giờ 2/1 → mười bảy giờ ngày hai tháng một
    05/01 → ngày năm tháng một
    5/01 → ngày năm tháng một
    có 2/3 → có hai trên ba
    đến 1/2 số xã → đến một trên hai số xã
    20–27/12 → ngày hai mươi đến ngày hai mươi bảy tháng mười hai
    từ ngày 20–27/12 → từ ngày hai mươi đến ngày hai mươi bảy tháng mười hai
    20/12–3/1 → ngày hai mươi tháng mười hai đến ngày ba tháng một
    21-27/12/2020 → ngày hai mươi mốt đến ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
  `));

test("a month with a year, a quarter, and four as a rank", () =>
  readAloud(`
    12/2020 → tháng mười hai năm hai ngàn không trăm hai mươi
    tháng 12/2020 → tháng mười hai năm hai ngàn không trăm hai mươi
    tháng 4/2021 → tháng tư năm hai ngàn không trăm hai mươi mốt
    tháng 04/2021 → tháng tư năm hai ngàn không trăm hai mươi mốt
    tháng 4 → tháng tư
    tháng 04 → tháng tư
    tháng 4. → tháng tư.
    tháng 4, → tháng tư,
    tháng 5 → tháng năm
    Tháng 11 → Tháng mười một
    thứ 2 → thứ hai
    thứ 4 → thứ tư
    thứ 4, → thứ tư,
    lần thứ 1 → lần thứ nhất
    quý 4 → quý tư
    quý 4/2020 → quý tư năm hai ngàn không trăm hai mươi
    quý I → quý một
    quý IV → quý tư
    quý IV/2020 → quý tư năm hai ngàn không trăm hai mươi
    năm 2020 → năm hai ngàn không trăm hai mươi
    năm 2005 → năm hai ngàn không trăm lẻ năm
    năm 1999 → năm một ngàn chín trăm chín mươi chín
    4 tháng → bốn tháng
  `));
