/**
 * Letter 1313/STTTT-KHTC of 27 December 2020, an official document, as it reads; who signed it is shown as "(đã ký)". The key
 * message in it is the policy's constant, never typed again.
 */
import { D55 } from "@bluezone/policy/key-message";
import { parseDay } from "@bluezone/protocol/time";

/** Its head. */
export const LETTER_1313 = {
  number: "1313/STTTT-KHTC",
  issuedOn: parseDay("2020-12-27"),
  issuer: "Sở Thông tin và Truyền thông An Giang",
  subject:
    "V/v tiếp tục đẩy mạnh tuyên truyền; cài đặt ứng dụng Bluezone phục vụ phòng, chống dịch Covid-19 trên địa bàn tỉnh An Giang",
  /** The letter of the provincial committee that it follows. */
  parent: "1366/UBND-KGVX",
} as const;

/** Its text. */
export const LETTER_1313_TEXT = `UBND TỈNH AN GIANG
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

Số: 1313/STTTT-KHTC

“V/v tiếp tục đẩy mạnh tuyên truyền; cài đặt ứng dụng Bluezone phục vụ phòng, chống dịch Covid-19 trên địa bàn tỉnh An Giang”

CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Giang, ngày 27 tháng 12 năm 2020

Kính gửi:

- Lãnh đạo các các sở, ban, ngành, đoàn thể cấp tỉnh;
- Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố;
- Báo An Giang, Đài phát thanh - Truyền hình An Giang.
- Cổng Thông tin điện tử tỉnh;
- Đài Truyền thanh huyện, thị xã, thành phố;
- Trung tâm Văn hóa – Thể thao và Truyền thanh huyện, thị xã, thành phố.

Căn cứ Công văn số 1366/UBND-KGVX, ngày 26/12/2020 của UBND tỉnh An Giang về việc tăng cường công tác phòng chống dịch Covid-19 trên địa bàn tỉnh An Giang;

Căn cứ tình hình thực tế về công tác phòng, chống dịch COVID-19 hiện nay; Sở Thông tin và Truyền thông An Giang đề nghị các cơ quan, đơn vị tiếp tục đẩy mạnh tuyên truyền; cài đặt ứng dụng Bluezone phục vụ phòng chống dịch Covid-19 trên địa bàn tỉnh, như sau:

1. Tuyên truyền khuyến cáo cán bộ, công chức, viên chức, người lao động và nhân dân không được chủ quan, lơ là, luôn đeo khẩu trang tại những nơi công cộng, thường xuyên vệ sinh tay bằng xà phòng hoặc dung dịch sát khuẩn.
2. Thông tin về việc các công dân Việt Nam ở nước ngoài, chuyên gia, nhà đầu tư, lao động tay nghề cao nhập cảnh làm việc tại Việt Nam (tỉnh An Giang) được tổ chức cách ly với phương thức phù hợp, linh hoạt, chặt chẽ, đảm bảo quy trình phòng, chống dịch theo quy định.
3. Thực hiện nghiêm giải pháp 5K “Khẩu trang – Khử khuẩn – Khoảng cách – Không tập trung – Khai báo y tế” theo khuyến cáo của Bộ Y tế.
4. Tuyên truyền, vận động quần chúng nhân dân phát hiện các trường hợp nhập cảnh trái phép trong cộng đồng, báo ngay cho chính quyền địa phương để tổ chức cách ly, điều tra dịch tễ, lấy mẫu xét nghiệm và thực hiện các biện pháp phòng, chống dịch theo hướng dẫn của Bộ Y tế.
5. Đề nghị Báo An Giang, Đài Phát thanh – Truyền hình An Giang tăng cường tin, bài trên các chuyên trang, chuyên mục; thực hiện đưa tin tuyên truyền trên sóng phát thanh và truyền hình về tình hình dịch bệnh, các diễn biến mới nhất đang diễn ra trong nước và tiếp tục khuyến cáo, hướng dẫn người dân các biện pháp phòng ngừa dịch bệnh theo khuyến cáo của các cơ quan chức năng nhằm nâng cao ý thức cảnh giác của người dân, không để nhân dân lơ là, chủ quan nhưng không được gây hoang mang, lo lắng trong việc phòng, chống dịch Covid-19; đưa tin phát sóng các chương trình có nội dung giới thiệu, hướng dẫn người dân cài đặt ứng dụng Bluezone trên các thiết bị thông minh.

6. Lãnh đạo các Sở, ban, ngành tiếp tục chỉ đạo quyết liệt việc cài đặt, tuyên truyền, vận động, hỗ trợ cài đặt Bluezone và thực hiện nghiêm việc đeo khẩu trang, cụ thể:

- Yêu cầu toàn thể cán bộ, công chức, viên chức, người lao động tại đơn vị có sử dụng điện thoại thông minh và hướng dẫn người thân cài đặt ứng dụng Bluezone, luôn bật kết nối Bluetooth; yêu cầu, hướng dẫn người đến làm việc, liên hệ công tác (có sử dụng điện thoại thông minh) cài đặt ứng dụng Bluezone, bật kết nối Bluetooth và thực hiện nghiêm việc đeo khẩu trang khi đi ra đường và tại các nơi công cộng (như công viên, chợ, siêu thị, bến xe, trên các phương tiện giao thông công cộng, những nơi tập trung đông người), thường xuyên vệ sinh tay bằng xà phòng hoặc dung dịch sát khuẩn.

- Tăng cường khuyến cáo cán bộ, công chức, viên chức, người lao động nâng cao ý thức tự giữ gìn sức khỏe cho bản thân và cộng đồng (giữ vệ sinh, giảm tụ tập, giữ khoảng cách an toàn khi tiếp xúc, ăn uống lành mạnh, rèn luyện sức khỏe) và thực hiện tốt các khuyến cáo của cơ quan chức năng về phòng, chống dịch COVID-19. Đặc biệt lưu ý đối với người cao tuổi, có bệnh nền hạn chế đi ra đường và chủ động khai báo y tế, theo dõi tình hình sức khỏe, khi có biểu hiện ho, sốt thì thông báo đến cơ sở y tế để được kiểm tra, xét nghiệm.

- Trung tâm Phục vụ hành chính công, Bộ phận tiếp nhận và trả kết quả các cấp cùng toàn thể cán bộ, công chức người lao động (có sử dụng điện thoại thông minh) cài đặt ứng dụng Bluezone, hướng dẫn người dân đến thực hiện TTHC cài đặt ứng dụng Bluezone;

- Sở Giáo dục và Đào tạo tiếp tục chỉ đạo các cơ sở đào tạo, Trường học trên địa bàn tỉnh yêu cầu giáo viên, học sinh, sinh viên có điện thoại đi động thông minh phải cài đặt Bluezone cho mình và hỗ trợ, hướng dẫn cho người thân cài đặt đồng thời thực hiện nghiêm việc đeo khẩu trang khi đi ra đường và nơi công cộng;

- Sở Y tế chỉ đạo các bệnh viện, trung tâm y tế, trạm y tế, phòng khám, nhà thuốc trên địa bàn tỉnh hướng dẫn người dân đến khám, chữa bệnh, người mua thuốc cài đặt sử dụng ứng dụng Bluezone và đeo khẩu trang khi đi ra đường và nơi công cộng;

- Sở Văn hóa – Thể thao và Du lịch đề nghị các nhà hàng, khách sạn, cơ sở lưu trú,... thực hiện tuyên truyền, hướng dẫn du khách, người đến sử dụng dịch vụ cài đặt và sử dụng ứng dụng Bluezone; đề nghị các đơn vị quảng cáo hỗ trợ tuyên truyền trên các bảng điện tử, tuyên truyền ngoài trời về cài đặt và sử dụng ứng dụng Bluezone;

- Ban Quản lý Khu Kinh tế tuyên truyền, hướng dẫn đến các doanh nghiệp đang hoạt động trong khu, cụm công nghiệp, đề nghị công nhân, người lao động thực hiện cài đặt ứng dụng Bluezone và thực hiện nghiêm việc đeo khẩu trang khi đi ra đường và nơi công cộng;

- Sở Kế hoạch và Đầu tư, Sở Công thương tiếp tục tăng cường triển khai hướng dẫn cài đặt ứng dụng Bluezone, thực hiện nghiêm đeo khẩu trang nơi công cộng đến các doanh nghiệp, siêu thị, trung tâm mua sắm, các cửa hàng kinh doanh dịch vụ,... ; tăng cường cung cấp các hình thức thanh toán không dùng tiền mặt, cung ứng dịch vụ bán hàng trực tuyến, bán hàng qua điện thoại, liên kết doanh nghiệp bưu chính – chuyển phát giao hàng tận nơi.

- Sở Giao thông Vận tải chỉ đạo triển khai dán tờ in hướng dẫn cài đặt, sử dụng ứng dụng Bluezone, đeo khẩu trang trên các phương tiện vận tải hành khách công cộng, vận tải hành khách liên tỉnh, các bến phà, bến tàu trên địa bàn tỉnh.

7. Lãnh đạo UBND huyện, thị xã, thành phố tiếp tục chỉ đạo:

- Phòng Văn hóa và Thông tin phối hợp với các tổ kiểm tra liên ngành địa phương tăng cường công tác tuyên truyền, kiểm tra, giám sát công tác quản lý tạm trú, tạm vắng và cư trú trên địa bàn; rà soát, kiểm soát chặt chẽ người nước ngoài đang cư trú trên địa bàn; tăng cường công tác giám sát thông tin trên mạng xã hội có nội dung liên quan đến dịch bệnh; kiên quyết xử lý nghiêm các trường hợp đăng, tải thông tin không chính xác, chưa được kiểm chứng nhằm tuyên truyền, giáo dục ý thức của người sử dụng mạng xã hội.

- Đài truyền thanh; Trung tâm Văn hóa – Thể thao và Truyền thanh huyện, thị xã, thành phố:

+ Tăng cường tin, bài tuyên truyền sâu rộng đến mọi tầng lớp nhân dân về các biện pháp, các khuyến cáo của Bộ Y tế phòng, chống dịch bệnh; đẩy mạnh các hoạt động truyền thông nâng cao nhận thức của nhân dân trong việc tự giác chấp hành nghiêm việc kiểm dịch y tế đối với người, phương tiện nhập cảnh, quá cảnh và hàng hóa nhập khẩu vào Việt Nam. Tiếp tục thực hiện công tác tuyên truyền về các biện pháp phòng chống lây nhiễm chéo Covid-19 tại các khu cách ly tập trung;

+ Tuyên truyền, vận động quần chúng nhân dân trong địa bàn cài đặt và sử dụng ứng dụng Bluezone trên các thiết bị thông minh và phát bản tin liên tục ít nhất 02 lần/ngày theo nội dung gửi kèm theo. Trong đó, lưu ý và nhấn mạnh “${D55}”;

+ Các Đài Truyền thanh, Trung tâm Văn hóa – Thể thao và Truyền thanh khu vực biên giới tăng cường thông tin, tuyên truyền, nâng cao nhận thức người dân trong khu vực về bảo vệ biên giới; khi phát hiện người qua biên giới trái phép phải báo ngay với cơ quan chức năng để kịp thời xử lý.

Sở Thông tin và Truyền thông đề nghị các đơn vị phối hợp thực hiện ngay các công việc nêu trên, để góp phần tích cực vào công tác phòng, chống dịch Covid-19 trên địa bàn tỉnh trong thời gian tới.

Nơi nhận:

- Như trên;
- STTTT: các phòng, trung tâm;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

(đã ký)`;
