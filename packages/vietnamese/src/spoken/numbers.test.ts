import { test } from "node:test";
import { readAloud } from "../testing/read-aloud.ts";

test("whole numbers are said in words, thousands parted by dots or not, leading zeros left out", () =>
  readAloud(`
    0 ca → không ca
    7 việc → bảy việc
    01 mét → một mét
    02 lần → hai lần
    09 xã → chín xã
    10 người → mười người
    11 huyện → mười một huyện
    15 phút → mười lăm phút
    21 phường → hai mươi mốt phường
    24 đài → hai mươi bốn đài
    45 phút → bốn mươi lăm phút
    105 tờ → một trăm lẻ năm tờ
    156 xã → một trăm năm mươi sáu xã
    1022 tờ → một ngàn không trăm hai mươi hai tờ
    1.204 lượt → một ngàn hai trăm lẻ bốn lượt
    10.000 điểm → mười ngàn điểm
    272.365 → hai trăm bảy mươi hai ngàn ba trăm sáu mươi lăm
    1.908.352 người → một triệu chín trăm lẻ tám ngàn ba trăm năm mươi hai người
    1,908,352 người → một triệu chín trăm lẻ tám ngàn ba trăm năm mươi hai người
    4.952.238 → bốn triệu chín trăm năm mươi hai ngàn hai trăm ba mươi tám
    37.900.000 → ba mươi bảy triệu chín trăm ngàn
    1.000.000.000 đồng → một tỷ đồng
    007 → không không bảy
    12345678901234567 → một hai ba bốn năm sáu bảy tám chín không một hai ba bốn năm sáu bảy
    có 3. Sau đó → có ba. Sau đó
    gồm 3, 4 và 5 → gồm ba, bốn và năm
    (12) → (mười hai)
    “5” → “năm”
  `));

test("decimals are said with phẩy, shares with phần trăm", () =>
  readAloud(`
    10,21% → mười phẩy hai mươi mốt phần trăm
    21,4% → hai mươi mốt phẩy bốn phần trăm
    9,8% → chín phẩy tám phần trăm
    0,5% → không phẩy năm phần trăm
    44,61 % → bốn mươi bốn phẩy sáu mươi mốt phần trăm
    1,05% → một phẩy không năm phần trăm
    3,14159 → ba phẩy một bốn một năm chín
    1.234,5 → một ngàn hai trăm ba mươi bốn phẩy năm
    100% → một trăm phần trăm
    50% dân số → năm mươi phần trăm dân số
    5‰ → năm phần ngàn
    tăng 1,1 điểm phần trăm → tăng một phẩy một điểm phần trăm
    15,7 triệu → mười lăm phẩy bảy triệu
  `));

test("units are said in full, with a space before them or without", () =>
  readAloud(`
    2 m → hai mét
    2m → hai mét
    1,5 m → một phẩy năm mét
    10 cm → mười xăng ti mét
    30 mm → ba mươi mi li mét
    12 km → mười hai ki lô mét
    50 km/h → năm mươi ki lô mét một giờ
    40 km/giờ → bốn mươi ki lô mét một giờ
    20 m2 → hai mươi mét vuông
    20 m² → hai mươi mét vuông
    9.888,91 km² → chín ngàn tám trăm tám mươi tám phẩy chín mươi mốt ki lô mét vuông
    3 ha → ba héc ta
    5 kg → năm ki lô gam
    500 g → năm trăm gam
    250 mg → hai trăm năm mươi mi li gam
    500 ml → năm trăm mi li lít
    2 l nước → hai lít nước
    38,2 °C → ba mươi tám phẩy hai độ xê
    37,5°C → ba mươi bảy phẩy năm độ xê
    38 độ → ba mươi tám độ
    -5 °C → âm năm độ xê
    nhiệt độ −2 °C → nhiệt độ âm hai độ xê
    200.000 đ → hai trăm ngàn đồng
    200.000đ → hai trăm ngàn đồng
    1.500.000 VNĐ → một triệu năm trăm ngàn đồng
    10 MB → mười mê ga bai
    32 GB → ba mươi hai ghi ga bai
    mạng 4G → mạng bốn giê
    mạng 5G → mạng năm giê
    2 máy → hai máy
    3 giờ → ba giờ
    6 lần → sáu lần
  `));

test("spans are said with đến", () =>
  readAloud(`
    5–12 → năm đến mười hai
    5-12 tuổi → năm đến mười hai tuổi
    5 – 12 tuổi → năm đến mười hai tuổi
    90–180 giây → chín mươi đến một trăm tám mươi giây
    8,1–11,5% → tám phẩy một đến mười một phẩy năm phần trăm
    10%–20% → mười phần trăm đến hai mươi phần trăm
    1,5–2 m → một phẩy năm đến hai mét
    2 m–10 m → hai mét đến mười mét
    12–18 giờ → mười hai đến mười tám giờ
    2020–2025 → hai ngàn không trăm hai mươi đến hai ngàn không trăm hai mươi lăm
    5 giờ - 7 giờ → năm giờ đến bảy giờ
    36 °C–37 °C → ba mươi sáu độ xê đến ba mươi bảy độ xê
    chia nhóm - 5 người → chia nhóm, năm người
    7–15 tuổi → bảy đến mười lăm tuổi
  `));

test("a/b is said a trên b, and so is a ratio", () =>
  readAloud(`
    24/24 giờ → hai mươi bốn trên hai mươi bốn giờ
    24/24h → hai mươi bốn trên hai mươi bốn giờ
    24/24 → hai mươi bốn trên hai mươi bốn
    24/7 → hai mươi bốn trên bảy
    13/14 lần phát → mười ba trên mười bốn lần phát
    150/156 xã → một trăm năm mươi trên một trăm năm mươi sáu xã
    1/2 số dân → một trên hai số dân
    2/3 đơn vị → hai trên ba đơn vị
    ngày 5/14 → ngày năm trên mười bốn
    tỷ lệ 1:10 → tỷ lệ một trên mười
    khổ 16:9 → khổ mười sáu trên chín
    tỷ lệ 1/3 → tỷ lệ một trên ba
  `));

test("numbers of sections and versions are said with chấm", () =>
  readAloud(`
    mục 6.9 → mục sáu chấm chín
    điểm 7.2c → điểm bảy chấm hai xê
    mục 6 → mục sáu
    bản 0.1.0 → bản không chấm một chấm không
    khoản 2a → khoản hai a
    bản 3 → bản ba
  `));
