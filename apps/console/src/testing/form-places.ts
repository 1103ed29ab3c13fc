/** Where each form of the console is, for the walk of refused presses; `checks/rules/forms.test.ts` finds the ones that are missing here. */
import type { FormPlace } from "./form-place.ts";

/** What somebody sent from the app. */
const SENT = {
  ...{ day: "2020-12-26", part: "morning", minutes: 20, duration: "under-30", confidence: "high" },
  ...{ at: "2020-12-27T02:00:00.000Z", tied: null },
};

/** By the file that has the form, below `src/`. */
export const FORM_PLACES: Readonly<Record<string, FormPlace>> = {
  "desks/common/digest/ask-digest.tsx": {
    desk: "health",
    path: "/account",
    answers: { "/api/health/digest/read": { offered: true, digest: null } },
  },
  "desks/common/digest/confirm-digest.tsx": {
    desk: "health",
    path: "/account",
    answers: {
      "/api/health/digest/read": {
        offered: true,
        digest: { number: "0912 345 678", hours: [7], confirmed: false },
      },
    },
  },
  "desks/common/staff/give-role.tsx": { desk: "health", path: "/people/$id" },
  "desks/common/staff/invite-page.tsx": { desk: "health", path: "/people/invite" },
  "desks/common/waiting/assign-dialog.tsx": {
    desk: "health",
    path: "/today",
    open: ["Nhận việc"],
    answers: {
      "/api/health/waiting/read": {
        items: [
          {
            ...{
              kind: "callbacks",
              subject: "a",
              record: "a",
              label: "F296",
              things: null,
              unitName: "Trạm",
            },
            ...{ urgent: false, since: "2020-12-27T02:00:00.000Z", due: null, overdue: false },
            ...{ assignee: null, mine: false, held: false },
          },
        ],
      },
    },
    right: true,
  },
  "desks/common/waiting/away.tsx": {
    desk: "health",
    path: "/account",
    answers: { "/api/health/waiting/away/read": { away: null } },
  },
  "desks/health/callbacks/outcome-form.tsx": { desk: "health", path: "/callbacks" },
  "desks/health/callbacks/station-phone.tsx": {
    desk: "health",
    path: "/callbacks",
    open: ["Số điện thoại của trạm"],
  },
  "desks/health/care/ask-record-dialog.tsx": {
    desk: "health",
    path: "/cases",
    open: ["Xin hồ sơ đơn vị khác"],
  },
  "desks/health/care/give-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Việc khác", "Chuyển hồ sơ"],
  },
  "desks/health/cases/classify-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Việc khác", "Phân loại lại"],
  },
  "desks/health/cases/close-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Việc khác", "Đóng ca"],
  },
  "desks/health/cases/cluster-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Việc khác", "Chùm ca bệnh"],
  },
  "desks/health/cases/merge-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Việc khác", "Gộp hồ sơ"],
  },
  "desks/health/cases/new-case-page.tsx": { desk: "health", path: "/cases/new" },
  "desks/health/cases/report-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Việc khác", "Ghi đã báo cáo"],
    right: true,
  },
  "desks/health/clusters/cluster-form.tsx": {
    desk: "health",
    path: "/clusters",
    open: ["Tạo chùm ca bệnh"],
  },
  "desks/health/contacts/add-people.tsx": { desk: "health", path: "/contacts/$id/interview" },
  "desks/health/contacts/became-case.tsx": {
    desk: "health",
    path: "/contacts/$id",
    nth: 3,
    open: ["Ghi kết quả dương tính"],
  },
  "desks/health/contacts/classify-dialog.tsx": {
    desk: "health",
    path: "/contacts/$id",
    open: ["Xếp loại F1 / F2"],
  },
  "desks/health/contacts/do-follow-up.tsx": { desk: "health", path: "/follow-ups", open: ["Ghi kết quả"] },
  "desks/health/contacts/due-dialog.tsx": {
    desk: "health",
    path: "/contacts/$id",
    open: ["Hẹn việc theo dõi"],
  },
  "desks/health/contacts/tie-dialog.tsx": {
    desk: "health",
    path: "/contacts/$id",
    answers: { "/api/health/contacts/read": { contact: { near: null, sent: SENT } } },
    open: ["Gắn với một ca…"],
  },
  "desks/health/course/course-dialog.tsx": {
    desk: "health",
    path: "/cases/$id",
    nth: 3,
    open: ["Bệnh sử", "Thêm lần nhập viện"],
  },
  "desks/health/data/answer.tsx": { desk: "health", path: "/data-requests/$id" },
  "desks/health/data/correct.tsx": {
    desk: "health",
    path: "/data-requests/$id",
    answers: { "/api/health/data/read": { request: { kind: "correct", state: "open" } } },
  },
  "desks/health/data/new-request.tsx": { desk: "health", path: "/data-requests", asks: true },
  "desks/health/data/sent-found.tsx": {
    desk: "health",
    path: "/data-requests",
    first: { words: "0912 345 678" },
  },
  "desks/health/inbox/flood-dialog.tsx": {
    desk: "health",
    path: "/callbacks",
    nth: 1,
    open: ["Đóng hàng loạt…"],
  },
  "desks/health/inbox/route-dialog.tsx": { desk: "health", path: "/callbacks", open: ["Chuyển trạm khác"] },
  "desks/health/person/change-dialog.tsx": { desk: "health", path: "/contacts/$id", open: ["Sửa thông tin"] },
  "desks/health/populations/population-page.tsx": {
    desk: "health",
    path: "/populations/$id",
    values: { people: "12345", year: "2019", source: "Niên giám thống kê" },
    answers: {
      "/api/health/populations/list": {
        communes: [
          {
            code: "0123456789abcdef01234567",
            name: "Xã Vĩnh Hanh",
            district: "Huyện Châu Phú",
            population: null,
          },
        ],
      },
    },
  },
  "desks/health/quarantine/end-form.tsx": { desk: "health", path: "/quarantine/$id", nth: 3 },
  "desks/health/quarantine/health-log.tsx": { desk: "health", path: "/quarantine/$id" },
  "desks/health/quarantine/move-place.tsx": { desk: "health", path: "/quarantine/$id", nth: 3 },
  "desks/health/quarantine/sites-page.tsx": { desk: "health", path: "/quarantine/sites" },
  "desks/health/quarantine/start-form.tsx": { desk: "health", path: "/quarantine/new" },
  "desks/health/quarantine/tests.tsx": { desk: "health", path: "/quarantine/$id", nth: 3 },
  "desks/health/reports/close-form.tsx": { desk: "health", path: "/report", nth: 3 },
  "desks/health/reports/hold.tsx": { desk: "health", path: "/report" },
  "desks/health/reports/warning-threshold.tsx": {
    desk: "health",
    path: "/report",
    answers: {
      "/api/health/alerts/threshold/read": {
        ...{ used: true, people: 365, operators: 365, asked: [], mayDecide: true },
      },
    },
  },
  "desks/health/questionnaire/questionnaire-dialog.tsx": {
    desk: "health",
    path: "/contacts/$id",
    open: ["Hỏi và ghi"],
    answers: { "/api/health/questionnaire/read": { edition: 1, answered: null } },
  },
  "desks/health/results/one-result-page.tsx": {
    desk: "health",
    path: "/results/new",
    values: { reference: "M-1" },
  },
  "desks/health/quarantine/round/visit-form.tsx": {
    ...{ desk: "staff", path: "/round", open: ["Ghi lại"], blank: "temperature" },
  },
  "desks/health/samples/sample-dialog.tsx": {
    desk: "health",
    path: "/contacts/$id",
    nth: 3,
    open: ["Thêm mẫu xét nghiệm"],
    right: true,
  },
  "desks/rollout/airings/slots-dialog.tsx": { desk: "rollout", path: "/airings", open: ["Đổi khung giờ"] },
  "desks/rollout/bulletins/block-form.tsx": { desk: "rollout", path: "/bulletins/blocks/$code" },
  "desks/rollout/bulletins/composer.tsx": { desk: "rollout", path: "/bulletins/$id" },
  "desks/rollout/bulletins/own-words.tsx": {
    desk: "rollout",
    path: "/bulletins/$id",
    nth: 4,
    open: ["Viết mục riêng"],
    asks: true,
  },
  "desks/rollout/bulletins/steps.tsx": {
    desk: "rollout",
    path: "/bulletins/$id",
    open: ["Trả lại"],
    answers: { "/api/rollout/bulletins/read": { may: { edit: false, return: true } } },
  },
  "desks/rollout/directives/clauses-form.tsx": { desk: "rollout", path: "/directives/$id/clauses" },
  "desks/rollout/directives/edit-head.tsx": {
    desk: "rollout",
    path: "/directives/$id",
    open: ["Sửa thông tin"],
  },
  "desks/rollout/directives/new-directive-page.tsx": { desk: "rollout", path: "/directives/new" },
  "desks/rollout/directives/pass-page.tsx": {
    desk: "rollout",
    path: "/directives/$id/pass",
    answers: { "/api/rollout/directives/read": { tasks: [], clauses: [{ tasks: 0, plans: true }] } },
  },
  "desks/rollout/directives/task-dialog.tsx": {
    desk: "rollout",
    path: "/directives/$id",
    open: ["Thêm việc"],
  },
  "desks/rollout/field/field.tsx": { desk: "staff", path: "/field" },
  "desks/rollout/help/checklists-page.tsx": { desk: "rollout", path: "/checklists" },
  "desks/rollout/help/help-page.tsx": { desk: "rollout", path: "/help", nth: 4, blank: "count" },
  "desks/rollout/help/visit-page.tsx": {
    desk: "rollout",
    path: "/visits/6f1c2a90-2d5b-4c7e-9a41-0c6f3b7d8e21",
    answers: { "/api/rollout/visits/list": { visits: [{ state: "planned" }] } },
  },
  "desks/rollout/help/visits-page.tsx": { desk: "rollout", path: "/visits" },
  "desks/rollout/media/entry-page.tsx": { desk: "rollout", path: "/media/$id" },
  "desks/rollout/media/new-entry-page.tsx": { desk: "rollout", path: "/media/new" },
  "desks/rollout/numbers/downloads-form.tsx": { desk: "rollout", path: "/numbers/figures/downloads" },
  "desks/rollout/numbers/numbers-form.tsx": { desk: "rollout", path: "/numbers", nth: 3 },
  "desks/rollout/numbers/smartphones-form.tsx": { desk: "rollout", path: "/numbers/figures/smartphones" },
  "desks/rollout/numbers/target-form.tsx": { desk: "rollout", path: "/numbers/figures/target" },
  "desks/rollout/placements/change-place.tsx": { desk: "rollout", path: "/placements/$code" },
  "desks/rollout/prints/new-print-page.tsx": { desk: "rollout", path: "/prints/new" },
  "desks/rollout/reports/close-form.tsx": { desk: "rollout", path: "/reports", nth: 3 },
  "desks/rollout/reports/letter-page.tsx": { desk: "rollout", path: "/reports/letter" },
  "desks/rollout/rumours/answer-form.tsx": { desk: "rollout", path: "/rumours/$id" },
  "desks/rollout/rumours/claim-form.tsx": { desk: "rollout", path: "/rumours" },
  "desks/rollout/rumours/steps.tsx": { desk: "rollout", path: "/rumours/$id" },
  "desks/rollout/situation/situation-page.tsx": { desk: "rollout", path: "/situation" },
  "desks/rollout/tasks/add-evidence.tsx": { desk: "rollout", path: "/tasks/$id" },
  "desks/rollout/tasks/cascade-page.tsx": { desk: "rollout", path: "/tasks/$id/give" },
  "desks/rollout/tasks/decide.tsx": { desk: "rollout", path: "/tasks/$id" },
  "desks/rollout/venues/venue-form.tsx": { desk: "rollout", path: "/venues/new" },
  "staff/accept-page.tsx": { desk: "staff", path: "/accept" },
  "staff/account-page.tsx": { desk: "health", path: "/account" },
  "staff/password-dialog.tsx": { desk: "health", path: "/account", open: ["Đổi ứng dụng xác thực"] },
  "staff/sign-in-form.tsx": { desk: "staff", path: "/sign-in" },
  "staff/totp-setup.tsx": { desk: "staff", path: "/totp" },
};
