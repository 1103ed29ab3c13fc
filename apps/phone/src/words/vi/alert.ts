import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { VALUES } from "@bluezone/vietnamese/labels/values";

/** Texts of alerts. */
export const alert = {
  "alert:confidence.high": VALUES.vi.high,
  "alert:confidence.medium": VALUES.vi.medium,
  "alert:confidence.low": VALUES.vi.low,
  "alert:detail.facts": "Những gì máy này ghi được",
  "alert:detail.day": FIELDS.vi.day,
  "alert:detail.part": FIELDS.vi.partOfDay,
  "alert:detail.part-why": "Không ghi buổi: hôm đó bạn ở gần ít người, ghi ra có thể làm lộ người kia.",
  "alert:detail.minutes": "Thời gian",
  "alert:detail.about": "khoảng {{minutes}}",
  "alert:detail.confidence": FIELDS.vi.confidence,
  "alert:detail.what":
    "Đây là cảnh báo từ tín hiệu Bluetooth. Không phải kết luận bạn mắc bệnh, cũng không phải quyết định cách ly.",
  "alert:detail.added-up": "{{encounters}} lần ngắn trong ngày, cộng lại khoảng {{minutes}}.",
  "alert:detail.again": "Có thêm một lần ở gần, {{when}}. Ba việc cần làm tính lại từ ngày này.",
  "alert:detail.steps": "Ba việc cần làm",
  "alert:detail.why": "Vì sao tôi nhận được tin này?",
  "alert:detail.over":
    "Ngày theo dõi của cảnh báo này đã hết vào {{day}}. Không cần làm gì thêm vì cảnh báo này.",
  "alert:detail.withdrawn":
    "Cảnh báo {{day}} đã rút lại vì kết quả kia được sửa lại. Nếu đang có hẹn xét nghiệm, bạn có thể giữ hoặc bỏ. Xin lỗi đã làm bạn lo.",
  "alert:detail.home": "Về trang chủ",
  "alert:confidence-why.high": "Mức chắc chắn cao: hai máy nghe nhau rõ gần như suốt thời gian đó.",
  "alert:confidence-why.medium": "Mức chắc chắn vừa: tín hiệu lúc rõ lúc yếu.",
  "alert:confidence-why.unmeasured":
    "Mức chắc chắn vừa: hai máy nghe nhau rõ gần như suốt thời gian đó, nhưng có kiểu máy chưa ai đo, nên chưa rõ sóng của nó mạnh yếu thế nào.",
  "alert:confidence-why.low":
    "Mức chắc chắn thấp: tín hiệu yếu, có thể cách tường hoặc kính. Đó là về tín hiệu, không phải về nguy cơ.",
  "alert:not-confirmed.self-report":
    "Người kia tự xét nghiệm, y tế chưa xác nhận. Có thay đổi, Bluezone báo lại.",
  "alert:not-confirmed.clinical":
    "Người kia có triệu chứng của bệnh nhưng chưa có xét nghiệm xác nhận. Có thay đổi, Bluezone báo lại.",
  "alert:steps.today": `${capital(VALUES.vi.today)}:`,
  "alert:steps.stay-home-if-possible":
    "ở nhà nếu thu xếp được; đeo khẩu trang khi ở gần người khác, nhất là người lớn tuổi.",
  "alert:steps.stay-home-and-call":
    "ở yên tại nhà và gọi trạm y tế ngay; cán bộ sẽ cho biết có phải cách ly không.",
  "alert:steps.before": "Trước {{day}}:",
  "alert:steps.soon": "Càng sớm càng tốt:",
  "alert:steps.test": "gọi y tế để hỏi chỗ xét nghiệm.",
  "alert:steps.until": "Đến hết {{day}}:",
  "alert:steps.watch": "mỗi ngày xem có ho, sốt, khó thở; có thì gọi trước, đừng tự đến chỗ đông người.",
  "alert:steps.low-live": "Cứ sinh hoạt như thường, đeo khẩu trang ở chỗ đông người.",
  "alert:steps.low-watch": "Đến hết {{day}}, xem có ho, sốt, khó thở.",
  "alert:steps.low-call": "Có triệu chứng, hoặc còn lo, thì gọi {{number}}.",
  "alert:steps.low-call-station": "Có triệu chứng, hoặc còn lo, thì gọi trạm y tế.",
  "alert:list.title": "Các cảnh báo",
  "alert:list.high": "Nguy cơ cao",
  "alert:list.low": "Nguy cơ thấp",
  "alert:list.withdrawn": capital(VALUES.vi.withdrawn),
  "alert:list.over": "Đã hết ngày theo dõi",
  "alert:list.new": "mới",
  "alert:list.empty": "Chưa có cảnh báo nào trên máy này.",
  "alert:list.empty-more": "Có cảnh báo thì trang chủ hiện ngay, và Bluezone nhắc bạn vào xem.",
  "alert:list.home": "Về trang chủ",
  "alert:unknown.title": "Không có cảnh báo này",
  "alert:unknown.sentence":
    "Máy này không giữ cảnh báo nào của ngày đó. Có thể cảnh báo đã hết hạn và tự xóa.",
  "alert:unknown.button": "Xem các cảnh báo",
  "alert:why.title": "Vì sao tôi nhận được tin này?",
  "alert:why.exchanged":
    "Hai điện thoại ở gần nhau thì ghi mã ngẫu nhiên của nhau. Mã nằm trên máy, không kèm tên.",
  "alert:why.exchanged-drawing": "Hai điện thoại; vòng sóng của chúng gặp nhau, chỗ chung là một hạt lúa.",
  "alert:why.listed":
    "Về sau, một người có kết quả dương tính đã đồng ý chia sẻ khóa ngày. Khóa vào một danh sách mà máy nào cũng tải như nhau.",
  "alert:why.listed-drawing": "Một tờ danh sách có những hạt lúa và dấu xác nhận.",
  "alert:why.compared":
    "Máy này tự so danh sách với những mã đã nghe và thấy trùng, rồi ước lượng nguy cơ từ độ mạnh tín hiệu và số phút.",
  "alert:why.compared-drawing": "Một điện thoại so từng cặp hạt lúa; một cặp trùng nhau.",
  "alert:why.wrong":
    "Mức chắc chắn là chuyện khác: hai máy nghe nhau rõ đến đâu. Bluetooth có thể sai vì tường, kính, túi áo.",
  "alert:why.nobody": "Không ai biết bạn nhận cảnh báo này, kể cả y tế, trừ khi bạn nói ra.",
  "alert:why.who": "Bluezone không biết người kia là ai; xin đừng đoán.",
  "alert:why.button": "Xem các cảnh báo",
} as const;
