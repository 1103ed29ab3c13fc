import { test } from "node:test";
import { readAloud } from "../testing/read-aloud.ts";

test("numbers to call are said digit by digit, in the groups in which they are shown", () =>
  readAloud(`
    19009095 → một chín không không, chín không chín năm
    1900 9095 → một chín không không, chín không chín năm
    1900.9095 → một chín không không, chín không chín năm
    1900 3228 → một chín không không, ba hai hai tám
    18008108 → một tám không không, tám một không tám
    1800 599 920 → một tám không không, năm chín chín, chín hai không
    0912 345 678 → không chín một hai, ba bốn năm, sáu bảy tám
    0912345678 → không chín một hai, ba bốn năm, sáu bảy tám
    0912.345.678 → không chín một hai, ba bốn năm, sáu bảy tám
    0912-345-678 → không chín một hai, ba bốn năm, sáu bảy tám
    091 234 5678 → không chín một hai, ba bốn năm, sáu bảy tám
    +84 912 345 678 → không chín một hai, ba bốn năm, sáu bảy tám
    +84912345678 → không chín một hai, ba bốn năm, sáu bảy tám
    (+84) 912 345 678 → không chín một hai, ba bốn năm, sáu bảy tám
    0969 87 19 19 → không chín sáu chín, tám bảy một, chín một chín
    0296 652 2225 → không hai chín sáu, sáu năm hai, hai hai hai năm
    0296 6 522 225 → không hai chín sáu, sáu năm hai, hai hai hai năm
    (0296) 652 2225 → không hai chín sáu, sáu năm hai, hai hai hai năm
    024 3825 1234 → không hai bốn, ba tám hai năm, một hai ba bốn
    Hỏi 1900 9095. → Hỏi một chín không không, chín không chín năm.
    0912 345 678, 0912 345 679 → không chín một hai, ba bốn năm, sáu bảy tám, không chín một hai, ba bốn năm, sáu bảy chín
  `));

test("a short number is said digit by digit where one is told to call it, and counted elsewhere", () =>
  readAloud(`
    gọi 115 → gọi một một năm
    Khó thở thì gọi ngay 115. → Khó thở thì gọi ngay một một năm.
    gọi số 1022 → gọi số một không hai hai
    đường dây nóng: 1022 → đường dây nóng: một không hai hai
    tổng đài 113 → tổng đài một một ba
    đã gọi 115 người → đã gọi một trăm mười lăm người
    115 xã → một trăm mười lăm xã
    1022 người → một ngàn không trăm hai mươi hai người
  `));

test("a code is said digit by digit", () =>
  readAloud(`
    mã 4821 7305 → mã bốn tám hai một, bảy ba không năm
    mã xác nhận Bluezone 4821 7305, → mã xác nhận bờ lu giôn bốn tám hai một, bảy ba không năm,
    ca AG-0217 → ca a giê không hai một bảy
    biên nhận 4F27 → biên nhận bốn ép hai bảy
    khối C16 → khối xê mười sáu
    khối C1 → khối xê một
    D55 → dê năm mươi lăm
    khẩu trang N95 → khẩu trang en nờ chín mươi lăm
    cúm H5N1 → cúm hát năm en nờ một
    khổ A4 → khổ a bốn
    mã K7M4P2QD → mã ca bảy em mờ bốn pê hai quy dê
  `));

test("plates are said by their parts", () =>
  readAloud(`
    67B-000.00 → sáu bảy bê, không không không, không không
    67A-123.45 → sáu bảy a, một hai ba, bốn năm
    67L1-123.45 → sáu bảy e lờ một, một hai ba, bốn năm
    67F-1234 → sáu bảy ép, một hai ba bốn
    xe 67B-000.16, → xe sáu bảy bê, không không không, một sáu,
  `));
