/** A bulletin as a district's station airs it, without its music: "số liệu minh họa". */

/** Its parts in their order. */
export const BULLETIN = `Đây là Đài Truyền thanh huyện Châu Phú. Kính thưa quý vị và bà con,
Hôm nay, thứ Hai, ngày 28 tháng 12 năm 2020, ngành y tế tiếp tục theo dõi sát tình hình dịch bệnh. Bà con yên tâm, đừng hoang mang, nhưng cũng đừng chủ quan. Đài xin nhắc bà con năm việc.
Một là, ra chợ, đi xe, qua phà, bà con nhớ đeo khẩu trang, che kín cả mũi và miệng.
Hai là, trước khi ăn và khi vừa về tới nhà, bà con rửa tay thật kỹ bằng xà bông.
Ba là, ai bị ho, sốt, khó thở thì ở nhà, gọi trạm y tế trước để được hướng dẫn.
Bốn là, nhà có ông bà lớn tuổi hay người có bệnh nền, con cháu giúp khai báo y tế và nhắc ông bà bớt đến chỗ đông người.
Năm là, bà con có điện thoại thông minh thì cài ứng dụng Bluezone. Chưa rành thì nhờ con cháu, hoặc hỏi cán bộ ở Ủy ban nhân dân xã và trạm y tế.
Xin bà con lưu ý: Cài đặt Bluezone phải bật Bluetooth 24/24 giờ, thì phần mềm mới phát huy việc tìm thấy tiếp xúc gần, nếu cài đặt phần mềm, mà tắt Bluetooth phần mềm sẽ không phát hiện các trường hợp tiếp xúc gần.
Cần hỏi về sức khỏe, bà con gọi số: một chín không không, chín không chín năm. Xin nhắc lại: một chín không không, chín không chín năm.
Xin cảm ơn bà con đã chú ý lắng nghe.`;
