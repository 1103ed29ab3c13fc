/**
 * The letter read line by line: each duty as a row of
 * id | clause | actors | words of the letter | what they ask | capabilities | classes | slices | page | who.
 * "…" stands for words left out. D55 is the key message, which is not typed again.
 */

const GENERAL = `
D01 | căn cứ   | A1 A2    | Căn cứ Công văn số 1366/UBND-KGVX | hand the instruction on | 2 | R | directives | directives | department
D02 | kính gửi | A2       | Kính gửi | reach everybody addressed | 2 | R | directives | directives | department
D03 | nơi nhận | A2       | Lưu: VT | keep copies | 2 | R | directives reports | directives | department
D04 | 1 | A2 A4 A5 A6 A7  | không được chủ quan, lơ là | stay vigilant | 3 | R | bulletins media | bulletins | editor
D05 | 1 | A4 A5           | luôn đeo khẩu trang tại những nơi công cộng | masks in public | 3 5 9 | R | bulletins placements help | prints | site
D06 | 1 | A4 A5           | thường xuyên vệ sinh tay | clean hands | 3 9 | R | bulletins help | checklists | site
D07 | 2 | A2 A4 A5        | được tổ chức cách ly với phương thức phù hợp, linh hoạt, chặt chẽ | tell how people who enter are quarantined | 3 | R | bulletins public | situation | editor
D08 | 2 | A17 A18         | đảm bảo quy trình phòng, chống dịch theo quy định | quarantine by the rules | 8 | H | health | quarantine | health
D09 | 3 | A4 A5           | Thực hiện nghiêm giải pháp 5K | the five Ks | 3 7 | R H | bulletins phone health | phone-local | editor
D10 | 4 | A17             | phát hiện các trường hợp nhập cảnh trái phép trong cộng đồng, báo ngay | report people who came in illegally | 8 | G | health phone | phone-health | resident
D11 | 4 | A17 A18         | tổ chức cách ly, điều tra dịch tễ, lấy mẫu xét nghiệm | quarantine, interview, sample | 8 | H | health | cases | health
D12 | 5 | A6 A7           | tăng cường tin, bài trên các chuyên trang, chuyên mục | more articles and programmes | 4 | R | media | media | press
D13 | 5 | A7              | các diễn biến mới nhất đang diễn ra trong nước | the latest news | 4 | R | media public | situation | press
D14 | 5 | A6 A7           | khuyến cáo, hướng dẫn người dân các biện pháp phòng ngừa dịch bệnh | advice on prevention | 3 | R | bulletins media | bulletins | editor
D15 | 5 | A6 A7           | không được gây hoang mang, lo lắng | without spreading alarm | 3 | R | bulletins | bulletins | approver
D16 | 5 | A7              | giới thiệu, hướng dẫn người dân cài đặt ứng dụng Bluezone trên các thiết bị thông minh | programmes that show how to install | 3 | R | media | media | press`;

const DEPARTMENTS = `
D17 | 6   | A4     | chỉ đạo quyết liệt việc cài đặt, tuyên truyền, vận động, hỗ trợ cài đặt Bluezone | leaders direct the work | 2 | R | directives | tasks | unit
D18 | 6.1 | A4     | Yêu cầu toàn thể cán bộ … cài đặt ứng dụng Bluezone, luôn bật kết nối Bluetooth | staff install and keep Bluetooth on | 1 10 | C R G | phone numbers | numbers | unit
D19 | 6.1 | A4     | hướng dẫn người thân cài đặt ứng dụng Bluezone | staff help their families | 6 | R | help phone | help | helper
D20 | 6.1 | A4     | yêu cầu, hướng dẫn người đến làm việc, liên hệ công tác … cài đặt ứng dụng Bluezone | visitors are asked and helped | 6 | R G | help placements | help | helper
D21 | 6.1 | A4     | thực hiện nghiêm việc đeo khẩu trang … như công viên, chợ, siêu thị, bến xe | masks at the listed places | 5 | R | placements | prints | unit
D22 | 6.2 | A4     | tự giữ gìn sức khỏe cho bản thân và cộng đồng | look after oneself | 3 | R | bulletins | bulletins | editor
D23 | 6.2 | A4     | người cao tuổi, có bệnh nền hạn chế đi ra đường và chủ động khai báo y tế, theo dõi tình hình sức khỏe | the old and ill stay in, declare, watch their health | 7 | H | health phone | phone-health | resident
D24 | 6.2 | A18    | khi có biểu hiện ho, sốt thì thông báo đến cơ sở y tế | with cough or fever, tell a health facility | 7 | H | health phone | callbacks | resident
D25 | 6.3 | A9     | cài đặt ứng dụng Bluezone, hướng dẫn người dân | counter staff install | 6 | R | help numbers | numbers | unit
D26 | 6.3 | A9     | hướng dẫn người dân đến thực hiện TTHC cài đặt | help people at the counter install | 6 10 | R | help numbers public | help | helper
D27 | 6.4 | A10    | tiếp tục chỉ đạo các cơ sở đào tạo, Trường học | direct the schools | 2 | R | directives | tasks | unit
D28 | 6.4 | A10    | phải cài đặt Bluezone cho mình | pupils and teachers install | 6 | R G | help placements numbers | prints | unit
D29 | 6.4 | A10    | hỗ trợ, hướng dẫn cho người thân cài đặt | pupils help their families | 6 | R | help placements | help | helper
D30 | 6.4 | A10    | thực hiện nghiêm việc đeo khẩu trang khi đi ra đường và nơi công cộng | masks at school | 9 | R | help | checklists | site
D31 | 6.5 | A11    | chỉ đạo các bệnh viện, trung tâm y tế, trạm y tế, phòng khám, nhà thuốc | direct the health facilities | 2 | R | directives | tasks | unit
D32 | 6.5 | A11 A18 | hướng dẫn người dân đến khám, chữa bệnh, người mua thuốc cài đặt sử dụng ứng dụng Bluezone | help patients and customers install | 6 7 | R H | help placements phone | help | helper
D33 | 6.6 | A12    | hướng dẫn du khách, người đến sử dụng dịch vụ cài đặt | help guests install | 5 6 | R | placements help | prints | site
D34 | 6.6 | A12    | hỗ trợ tuyên truyền trên các bảng điện tử, tuyên truyền ngoài trời | electronic boards, outdoor advertising | 5 | R | placements media | media | unit
D35 | 6.7 | A13    | tuyên truyền, hướng dẫn đến các doanh nghiệp đang hoạt động trong khu, cụm công nghiệp | reach the firms of the zones | 2 | R | directives | tasks | unit
D36 | 6.7 | A13    | đề nghị công nhân, người lao động thực hiện cài đặt ứng dụng Bluezone | workers install | 6 | R G | help placements numbers | help | helper
D37 | 6.8 | A13    | tiếp tục tăng cường triển khai hướng dẫn cài đặt ứng dụng Bluezone | help at firms, markets, shops | 6 | R | help directives | help | helper
D38 | 6.8 | A13    | thanh toán không dùng tiền mặt | payment without cash | 9 | R | help public | venues | site
D39 | 6.8 | A13    | bán hàng trực tuyến, bán hàng qua điện thoại | selling online and by phone | 9 | R | help public | venues | site
D40 | 6.8 | A13 A19 | liên kết doanh nghiệp bưu chính – chuyển phát giao hàng tận nơi | delivery to the door | 9 | R | help public | venues | site
D41 | 6.9 | A13    | dán tờ in hướng dẫn cài đặt | sheets on vehicles, ferries, wharves | 5 | R | placements | placements | field`;

const DISTRICTS = `
D42 | 7    | A5      | tiếp tục chỉ đạo | districts direct their own | 2 | R | directives numbers | tasks | district
D43 | 7.1  | A14 A15 | tăng cường công tác tuyên truyền | visit venues and advise | 9 | R | help | visits | district
D44 | 7.1  | A14 A15 | giám sát công tác quản lý tạm trú, tạm vắng và cư trú | inspect residence | - | X | help | checklists | nobody
D45 | 7.1  | A14 A15 | rà soát, kiểm soát chặt chẽ người nước ngoài đang cư trú | control foreigners | - | X | bulletins public | bulletins | nobody
D46 | 7.1  | A14 A15 | tăng cường công tác giám sát thông tin trên mạng xã hội | monitor social networks | - | X | rumours | rumours | nobody
D47 | 7.1  | A14 A15 | kiên quyết xử lý nghiêm các trường hợp đăng, tải thông tin không chính xác | punish what is posted | - | X | rumours | rumours | nobody
D48 | 7.1  | A14     | tuyên truyền, giáo dục ý thức của người sử dụng mạng xã hội | teach responsible sharing | 3 | R | rumours public | rumours | editor
D49 | 7.2a | A16     | Tăng cường tin, bài tuyên truyền sâu rộng đến mọi tầng lớp nhân dân | bulletins for everybody | 3 | R | bulletins | bulletins | editor
D50 | 7.2a | A16     | tự giác chấp hành nghiêm việc kiểm dịch y tế | health checks at the border | 3 | R | bulletins | bulletins | editor
D51 | 7.2a | A16     | phòng chống lây nhiễm chéo Covid-19 tại các khu cách ly tập trung | no cross-infection in quarantine sites | 3 8 | R H | bulletins help health | bulletins | editor
D52 | 7.2b | A16     | vận động quần chúng nhân dân trong địa bàn cài đặt và sử dụng ứng dụng Bluezone | install message in every bulletin | 3 | R | bulletins | bulletins | editor
D53 | 7.2b | A16     | phát bản tin liên tục ít nhất 02 lần/ngày | the bulletin at least twice a day | 4 10 | R | bulletins numbers | airings | station
D54 | 7.2b | A2 A16  | theo nội dung gửi kèm theo | with the text sent along | 4 | R | bulletins | airings | station
D55 | 7.2b | A16     | D55 | the key message, word for word | 1 4 | C R | bulletins placements phone | bulletins | editor
D56 | 7.2c | A16     | nâng cao nhận thức người dân trong khu vực về bảo vệ biên giới | border districts' own bulletins | 3 | R | bulletins | bulletins | editor
D57 | 7.2c | A16     | khi phát hiện người qua biên giới trái phép phải báo ngay với cơ quan chức năng | denounce people who cross the border | - | X | bulletins phone | bulletins | nobody
D58 | kết  | A4 A5 A6 A7 A8 A16 | phối hợp thực hiện ngay | start at once | 2 | R | directives | tasks | unit
D59 | ngụ ý | A3     | tìm thấy tiếp xúc gần | what the app must do | 1 | C | phone | phone-home | resident
D60 | không có | A4 A5 A2 | - | reporting up, as sister provinces asked | 10 | R | numbers reports | reports | department`;

/** Every row, in the letter's order. */
export const DUTY_ROWS: readonly string[] = [GENERAL, DEPARTMENTS, DISTRICTS].flatMap((rows) =>
  rows.trim().split("\n"),
);
