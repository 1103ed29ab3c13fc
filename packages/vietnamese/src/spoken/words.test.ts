import { test } from "node:test";
import { readAloud } from "../testing/read-aloud.ts";

test("names from elsewhere are said as people say them, in capitals or not", () =>
  readAloud(`
    Bluetooth → bờ lu tút
    BLUETOOTH → bờ lu tút
    Bluezone → bờ lu giôn
    bluezone → bờ lu giôn
    Covid-19 → cô vít mười chín
    COVID-19 → cô vít mười chín
    Covid 19 → cô vít mười chín
    COVID → cô vít
    SARS-CoV-2 → sác cô vi hai
    vi rút SARS-CoV-2. → vi rút sác cô vi hai.
    nCoV → en cô vi
    NCOVI → en cô vi
    5K → năm ca
    thông điệp 5K. → thông điệp năm ca.
    “5K + vắc xin” → “năm ca cộng vắc xin”
    2K+ → hai ca cộng
    F0 → ép không
    F1 → ép một
    F1, F2 → ép một, ép hai
    mã QR → mã kiu a
    Wi-Fi → quai phai
    wifi → quai phai
    Internet → in tơ nét
    Zalo, Facebook → da lô, phây búc
    Android, iPhone → an đờ roi, ai phôn
    iOS → ai ô ét
    App Store, CH Play → áp xì to, xê hát pờ lây
    Google Play → gu gồ pờ lây
    smartphone → xì mát phôn
    email → i meo
    virus → vi rút
    tin nhắn SMS, mã OTP → tin nhắn ét em ét, mã ô tê pê
    xét nghiệm PCR → xét nghiệm pê xê a
    v.v. → vân vân
    v/v cài đặt → về việc cài đặt
    và/hoặc → và hoặc
  `));

test("offices and groups are said in full", () =>
  readAloud(`
    UBND → Ủy ban nhân dân
    UBND tỉnh An Giang → Ủy ban nhân dân tỉnh An Giang
    HĐND → Hội đồng nhân dân
    BYT → Bộ Y tế
    STTTT → Sở Thông tin và Truyền thông
    Sở TT&TT → Sở Thông tin và Truyền thông
    Bộ TT&TT → Bộ Thông tin và Truyền thông
    Sở GD&ĐT → Sở Giáo dục và Đào tạo
    Sở VH-TT&DL → Sở Văn hóa, Thể thao và Du lịch
    Phòng VH&TT → Phòng Văn hóa và Thông tin
    Sở KH&ĐT → Sở Kế hoạch và Đầu tư
    Sở GTVT → Sở Giao thông Vận tải
    Đài PT-TH → Đài Phát thanh, Truyền hình
    Cổng TTĐT → Cổng Thông tin điện tử
    BQL KKT → Ban Quản lý Khu kinh tế
    TTYT → Trung tâm Y tế
    TTYT huyện, TYT xã → Trung tâm Y tế huyện, Trạm Y tế xã
    TTHC → thủ tục hành chính
    KCN, CCN → khu công nghiệp, cụm công nghiệp
    CBCCVC, NLĐ → cán bộ, công chức, viên chức, người lao động
    HSSV → học sinh, sinh viên
    trường THPT → trường trung học phổ thông
    QL 91 → quốc lộ chín mươi mốt
    thẻ BHYT → thẻ bảo hiểm y tế
    ĐT: 1900 9095 → điện thoại: một chín không không, chín không chín năm
    CDC → Trung tâm Kiểm soát bệnh tật
  `));

test("short forms before a name are said in full, and their dot ends no sentence", () =>
  readAloud(`
    TP. Long Xuyên → thành phố Long Xuyên
    TP Long Xuyên → thành phố Long Xuyên
    TP.Long Xuyên → thành phố Long Xuyên
    TX. Tân Châu → thị xã Tân Châu
    TX Tân Châu → thị xã Tân Châu
    TT. Cái Dầu → thị trấn Cái Dầu
    H. Châu Phú → huyện Châu Phú
    P. Mỹ Bình → phường Mỹ Bình
    X. Vĩnh Hanh → xã Vĩnh Hanh
    H. An Phú, T. An Giang → huyện An Phú, tỉnh An Giang
    P.1 → phường một
    Q. 3 → quận ba
    TP.HCM → thành phố Hồ Chí Minh
    TP. HCM → thành phố Hồ Chí Minh
    UBND TP. Châu Đốc. Xin cảm ơn. → Ủy ban nhân dân thành phố Châu Đốc. Xin cảm ơn.
    BS. Sáu → bác sĩ Sáu
    P. Châu Phú B. → phường Châu Phú bê.
    Ô Long Vỹ, Óc Eo, Y tế → Ô Long Vỹ, Óc Eo, Y tế
    xã Long Điền A và Long Điền B → xã Long Điền A và Long Điền bê
  `));

test("the number of a paper is said with its offices", () =>
  readAloud(`
    1313/STTTT-KHTC → một ngàn ba trăm mười ba trên Sở Thông tin và Truyền thông, Kế hoạch tài chính
    1366/UBND-KGVX → một ngàn ba trăm sáu mươi sáu trên Ủy ban nhân dân, Khoa giáo văn xã
    số 5053/QĐ-BYT → số năm ngàn không trăm năm mươi ba trên quyết định, Bộ Y tế
    12/BC-STTTT → mười hai trên báo cáo, Sở Thông tin và Truyền thông
    39/2020/TT-BTTTT → ba mươi chín trên hai ngàn không trăm hai mươi trên thông tư, Bộ Thông tin và Truyền thông
    30/2020/NĐ-CP → ba mươi trên hai ngàn không trăm hai mươi trên nghị định, Chính phủ
    202/2025/QH15 → hai trăm lẻ hai trên hai ngàn không trăm hai mươi lăm trên Quốc hội khóa mười lăm
    16/CT-TTg → mười sáu trên chỉ thị, Thủ tướng
    7/XYZ → bảy trên ích xì i dài dét
    phụ lục I → phụ lục một
    khóa XIV → khóa mười bốn
    chương IX → chương chín
    cấp IV → cấp bốn
  `));

test("words in capitals are read as words, letters that are no word are spelled", () =>
  readAloud(`
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM → cộng hòa xã hội chủ nghĩa việt nam
    AN GIANG → an giang
    BẢN TIN → bản tin
    KT. GIÁM ĐỐC → ca tê. giám đốc
    KHTC → ca hát tê xê
    XYZ → ích xì i dài dét
  `));

test("addresses are said with their dots and strokes", () =>
  readAloud(`
    bluezone.gov.vn → bờ lu giôn chấm gốp chấm vê en
    Vào bluezone.gov.vn. → Vào bờ lu giôn chấm gốp chấm vê en.
    https://tingia.gov.vn → tin gia chấm gốp chấm vê en
    https://bz.example/i/K7M4 → bê dét chấm e ích xì a em mờ pê e lờ e gạch chéo i gạch chéo ca bảy em mờ bốn
    hoi@angiang.gov.vn → hoi a còng an giang chấm gốp chấm vê en
  `));

test("signs are said or make a pause", () =>
  readAloud(`
    02 lần/ngày → hai lần một ngày
    ít nhất 02 lần/ngày → ít nhất hai lần một ngày
    140 tiếng/phút → một trăm bốn mươi tiếng một phút
    10 tờ/xe → mười tờ một xe
    Khẩu trang – Khử khuẩn – Khoảng cách → Khẩu trang, Khử khuẩn, Khoảng cách
    Phát thanh - Truyền hình → Phát thanh, Truyền hình
    quét-mã → quét mã
    nam/nữ → nam, nữ
    thứ Hai–thứ Sáu → thứ Hai đến thứ Sáu
    ≥ 2 lần → ít nhất hai lần
    < 10% → dưới mười phần trăm
    210 × 297 mm → hai trăm mười nhân hai trăm chín mươi bảy mi li mét
    2 x 3 → hai nhân ba
    A & B → A và bê
    • Đeo khẩu trang → Đeo khẩu trang
    ▣ Cài đặt → Cài đặt
    ~ 25 phút → khoảng hai mươi lăm phút
    F1 = 12 → ép một bằng mười hai
  `));
