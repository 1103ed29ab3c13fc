/** Texts of the first run. */
export const firstRun = {
  "first-run:steps": "Bước {{step}} trên {{of}}",
  "first-run:promise.near.title": "Biết sớm, lo cho người nhà sớm",
  "first-run:promise.near.sentence":
    "Khi một người từng ở gần bạn có kết quả dương tính và báo qua Bluezone, điện thoại này cho bạn biết là ngày nào và nên làm gì.",
  "first-run:promise.near.drawing":
    "Hai người đứng gần nhau bên bờ nước; vòng sóng của hai điện thoại gặp nhau, chỗ chung là một hạt lúa.",
  "first-run:promise.kept.title": "Ghi được gì cũng nằm trên máy này",
  "first-run:promise.kept.sentence":
    "Máy chỉ ghi mã ngẫu nhiên của máy ở gần, sau 14 ngày tự xóa. Không cần tên, số điện thoại; không lấy vị trí.",
  "first-run:promise.kept.drawing":
    "Một điện thoại trong mái nhà; trên màn hình có cái hũ đậy nắp, giữ những hạt lúa ở trong.",
  "first-run:promise.choice.title": "Dùng hay không là do bạn",
  "first-run:promise.choice.sentence":
    "Không nơi nào được bắt cài mới phục vụ. Bạn chưa bấm gửi thì không có gì về bạn rời khỏi máy.",
  "first-run:promise.choice.drawing":
    "Một sạp gạo bán cho cả hai người: một người có Bluezone, một người không.",
  "first-run:promise.start": "Bắt đầu",
  "first-run:six.title": "Sáu điều nên biết",
  "first-run:six.1":
    "Bluezone do {{operator}} vận hành, để báo sớm nếu bạn từng ở gần người có kết quả dương tính.",
  "first-run:six.2":
    "Điện thoại phát một mã ngẫu nhiên, khoảng 10 phút đổi một lần, và ghi mã của máy ở gần.",
  "first-run:six.3": "Những gì ghi được nằm trên máy này và tự xóa sau 14 ngày.",
  "first-run:six.4": "Không cần tên, số điện thoại hay tài khoản; ứng dụng không lấy vị trí.",
  "first-run:six.5": "Không có gì về bạn rời khỏi máy khi bạn chưa bấm gửi.",
  "first-run:six.6": "Cài hay không là do bạn; không nơi nào được bắt cài mới phục vụ.",
  "first-run:six.read": "Đã đọc",
  "first-run:six.read-more": "Đọc kỹ hơn",
  "first-run:agree.title": "Bạn đồng ý những gì?",
  "first-run:agree.run-by": "Bluezone do {{operator}} vận hành.",
  "first-run:agree.age": "Người dùng máy này",
  "first-run:agree.ages.under-7": "dưới 7 tuổi",
  "first-run:agree.ages.7-15": "7–15 tuổi",
  "first-run:agree.ages.16-up": "từ 16 tuổi",
  "first-run:agree.both.under-7": "Dưới 7 tuổi: cha mẹ hoặc người giám hộ quyết định và bấm đồng ý.",
  "first-run:agree.both.7-15": "Từ 7 đến 15 tuổi: cần cả em và cha mẹ hoặc người giám hộ cùng bấm đồng ý.",
  "first-run:agree.guardian": "Tôi là cha mẹ hoặc người giám hộ, và tôi đồng ý.",
  "first-run:agree.sensing": "Tôi đồng ý để máy này phát, nghe và ghi mã ngẫu nhiên.",
  "first-run:agree.sensing-detail": "Cần có để ứng dụng chạy.",
  "first-run:agree.statistics":
    "Tôi đồng ý mỗi tuần gửi một câu trả lời đã trộn ngẫu nhiên cho biết ứng dụng có chạy không, mỗi ngày khoảng mấy giờ, kèm huyện tôi tự chọn.",
  "first-run:agree.statistics-off": "Không bắt buộc, đang tắt.",
  "first-run:agree.statistics-on": "Không bắt buộc, đang bật.",
  "first-run:agree.sharing":
    "Chia sẻ khóa ngày không nằm trong hai điều này. Ứng dụng hỏi riêng, chỉ khi bạn có kết quả dương tính.",
  "first-run:agree.missing.age": "Hãy chọn tuổi của người dùng máy này.",
  "first-run:agree.missing.sensing":
    "Hãy đánh dấu điều thứ nhất: chưa đồng ý thì Bluezone không phát, không nghe và không ghi gì.",
  "first-run:agree.missing.guardian": "Cần thêm sự đồng ý của cha mẹ hoặc người giám hộ.",
  "first-run:agree.statistics-nowhere": "Bản này chưa có nơi nhận nên chưa gửi gì.",
  "first-run:permission.allow": "Cho phép",
  "first-run:permission.allowed": "Đã cho phép.",
  "first-run:permission.refused": "Không sao. Ứng dụng sẽ nhắc ở trang chủ; bật lúc nào cũng được.",
  "first-run:permission.bluetooth.title": "Bluetooth, thiết bị ở gần",
  "first-run:permission.bluetooth.reason":
    "Để phát và nghe mã ngẫu nhiên của máy ở gần, kể cả khi tắt màn hình. Không dùng để biết bạn ở đâu.",
  "first-run:permission.notifications.title": "Thông báo",
  "first-run:permission.notifications.reason":
    "Để báo cho bạn khi có cảnh báo, và khi Bluetooth bị tắt (nhiều nhất ba lần một ngày).",
  "first-run:permission.location.title": "Vị trí",
  "first-run:permission.location.reason":
    "Android đời này chỉ cho nghe Bluetooth khi bật Vị trí. Bluezone không đọc và không lưu vị trí.",
  "first-run:permission.battery.title": "Pin",
  "first-run:permission.battery.reason": "Để máy không tắt Bluezone lúc nghỉ.",
  "first-run:area.finish": "Bắt đầu dùng",
  "first-run:area.skip": "Bỏ qua",
  "first-run:area.statistics":
    "Bạn đã đồng ý gửi số liệu: câu trả lời mỗi tuần kèm huyện của nơi này, cũng đã trộn ngẫu nhiên. Bỏ qua thì không kèm huyện nào; đổi được ở mục Sự đồng ý.",
} as const;
