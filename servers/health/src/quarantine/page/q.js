// The quarantine day of whoever has this link. The code stands behind # and goes to this server's own endpoint alone;
// it is taken out of the address at once, so that no history keeps it. Reloading needs the link again.
{
  const { hash, search, pathname } = location;
  const written =
    new URLSearchParams(hash.slice(1)).get("c") ??
    new URLSearchParams(search).get("c") ??
    /^\/q\/([^/]+)$/.exec(pathname)?.[1] ??
    "";
  history.replaceState(null, "", "/q");
  const code = written.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  const $ = (id) => document.getElementById(id);
  const show = (id, yes) => {
    $(id).hidden = !yes;
  };
  const day = (iso) => iso.split("-").reverse().map(Number).join("/");
  const say = (vi, en) => {
    const line = $("message");
    line.textContent = vi ? `${vi} ` : "";
    const english = document.createElement("span");
    english.lang = "en";
    english.textContent = en;
    line.append(english);
  };
  const boxes = [...document.querySelectorAll("#symptoms input")];
  const EARLIER = JSON.parse($("symptoms").dataset.earlier);
  const felt = (one) => boxes.find((box) => box.value === one)?.dataset.vi ?? EARLIER[one] ?? one;
  const WRONG = {
    link_unknown: [
      "Liên kết này hết dùng được. Gọi trạm y tế để nhận liên kết mới.",
      "This link no longer opens. Ask the station for a new one.",
    ],
    half_done: [
      "Buổi này đã ghi rồi. Cần sửa thì gọi trạm.",
      "This half-day has its entry. To correct it, call the station.",
    ],
    quarantine_over: ["Hết cách ly rồi, không cần ghi nữa.", "Quarantine is over; nothing more to enter."],
    quota_exceeded: [
      "Lúc này có quá nhiều lượt mở. Chưa mất gì; vài phút nữa thử lại.",
      "Too many calls at this moment. Nothing is lost; try again in a few minutes.",
    ],
    symptom_unknown: [
      "Danh sách triệu chứng vừa thay đổi. Mở lại liên kết rồi ghi lại.",
      "The list of symptoms has just changed. Open the link again and enter it once more.",
    ],
    temperature_invalid: ["Nhiệt độ từ 34,0 đến 43,0, ví dụ 36,8.", "From 34.0 to 43.0, such as 36.8."],
  };
  const NO_CODE = [
    "Mở lại liên kết trong tin nhắn của trạm.",
    "Open the link in the station's message again.",
  ];
  const OFFLINE = [
    "Chưa gửi được vì mất mạng. Chưa mất gì; thử lại khi có mạng.",
    "No connection; nothing is lost. Try again.",
  ];

  const ask = async (path, body) => {
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ code, ...body }),
      });
    } catch {
      return { wrong: OFFLINE };
    }
    const told = await answer.json().catch(() => ({}));
    return answer.ok ? { told } : { wrong: WRONG[told.errorCode] ?? OFFLINE };
  };
  const entered = (half) =>
    half
      ? `${half.temperature === null ? "chưa đo" : `${half.temperature.toFixed(1).replace(".", ",")} °C`}${
          half.symptoms.length > 0 ? ` · ${half.symptoms.map(felt).join(", ")}` : ""
        }`
      : "chưa ghi";

  const draw = (told) => {
    const over = told.ended !== null;
    $("title").textContent = over
      ? `Hết cách ly ngày ${day(told.ended)}`
      : `Cách ly: ngày ${Math.max(0, told.day)} trên ${told.days}`;
    $("english").textContent = over
      ? `Quarantine ended ${day(told.ended)}`
      : `Quarantine: day ${Math.max(0, told.day)} of ${told.days}`;
    say(
      over ? "Cảm ơn đã giữ gìn cho cả xóm." : "",
      over ? "Thank you for protecting the neighbourhood." : "",
    );
    $("bar").style.width = `${Math.round((100 * Math.min(told.day, told.days)) / told.days)}%`;
    $("last").textContent = day(told.lastDay);
    show("test-line", told.nextTest !== null);
    $("test").textContent = told.nextTest ? day(told.nextTest) : "";
    show("morning-line", !over);
    show("afternoon-line", !over && told.half === "afternoon");
    $("morning").textContent = entered(told.morning);
    $("afternoon").textContent = entered(told.afternoon);
    show("watch-line", over && told.watchUntil !== null);
    $("watch").textContent = told.watchUntil ? day(told.watchUntil) : "";
    show("moved", told.formerLastDay !== null && !over);
    $("moved").textContent = told.formerLastDay
      ? `Quy định mới: ngày hết đổi từ ${day(told.formerLastDay)} thành ${day(told.lastDay)}.`
      : "";
    show("about", true);
    show("form", !over && told.day >= 1 && told[told.half] === null);
    $("form-title").textContent = told.half === "morning" ? "Ghi buổi sáng" : "Ghi buổi chiều";
    show("paper-line", told.paper);
    show("ask", true);
    $("station").textContent = told.station.name;
    $("phone").textContent = told.station.phone;
    $("phone").href = `tel:${told.station.phone.replace(/\s/g, "")}`;
    show("retry-line", false);
  };

  const open = async () => {
    if (code === "") return say(...NO_CODE);
    const { told, wrong } = await ask("/api/quarantine/day", { anySymptom: true });
    if (told) return draw(told);
    say(...wrong);
    show("retry-line", wrong === OFFLINE);
  };
  const fail = ([vi, en]) => {
    $("wrong").textContent = `${vi} ${en}`;
    show("wrong", true);
  };

  $("retry").addEventListener("click", open);
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  $("symptoms").addEventListener("change", () => {
    const grave = boxes.filter((box) => box.checked && "serious" in box.dataset);
    for (const lang of ["vi", "en"])
      $(`serious-${lang}`).textContent = capital(grave.map((box) => box.dataset[lang]).join(", "));
    show("serious", grave.length > 0);
  });
  $("none").addEventListener("change", () => {
    $("temperature").disabled = $("none").checked;
  });
  $("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    show("wrong", false);
    const none = $("none").checked;
    const typed = Number($("temperature").value.trim().replace(",", "."));
    if (!none && !(typed >= 34 && typed <= 43)) {
      fail(WRONG.temperature_invalid);
      return $("temperature").focus();
    }
    $("send").disabled = true;
    const symptoms = boxes.filter((box) => box.checked).map((box) => box.value);
    const { told, wrong } = await ask("/api/quarantine/day", {
      log: { temperature: none ? null : typed, symptoms },
      anySymptom: true,
    });
    $("send").disabled = false;
    if (wrong) return fail(wrong);
    draw(told);
    say("Đã gửi. Cảm ơn.", "Sent. Thank you.");
  });
  $("paper").addEventListener("click", async () => {
    const { told, wrong } = await ask("/api/quarantine/paper", {});
    if (wrong) return say(...wrong);
    const bytes = Uint8Array.from(atob(told.pdf), (sign) => sign.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    link.download = told.name;
    link.click();
  });

  open();
}
